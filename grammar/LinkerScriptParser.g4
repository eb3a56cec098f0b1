/*
 * The grammar of GNU ld's scripts, up to binutils 2.47, one rule a construct. Sections in quotes
 * are those of the GNU ld manual. A file that a block INCLUDEs holds whole items of that block and
 * has an entry rule of its own. What lld alone accepts stands behind the token LLD, which has no
 * text and which the lexer makes for lld only. Which words are keywords where is the lexer's
 * business: to these rules a NAME is a name. The rules with a node are those of which a long script
 * is a list: their parse trees give way to the nodes as soon as they are complete.
 */
parser grammar LinkerScriptParser;

options {
    tokenVocab = LinkerScriptLexer;
}

// "Scripts": the file of -T, or one that is INCLUDEd at the top level.
scriptFile
    : command* EOF
    ;

// A file that is INCLUDEd in SECTIONS.
sectionsFile
    : sectionsItem* EOF
    ;

// A file that is INCLUDEd in an output section.
outputSectionFile
    : statement* EOF
    ;

// A file that is INCLUDEd in MEMORY.
memoryFile
    : ( memoryItem ( COMMA? memoryItem )* )? EOF
    ;

// The file of --version-script ("VERSION").
versionFile
    : versionNode+ EOF
    ;

// The file of --dynamic-list ("Options").
dynamicListFile
    : dynamicListBlock+ EOF
    ;

// The argument of --defsym ("Options").
defsymFile
    : assignment EOF
    ;

// The file of -c ("MRI"). The last line needs its line end.
mriFile
    : ( mriCommand? NEWLINE )* EOF
    ;

// The file of --section-ordering-file ("Options"), since 2.43.
sectionOrderFile
    : sectionOrderItem* EOF
    ;

// An expression alone.
expressionFile
    : expression EOF
    ;

// "Simple Commands", "File Commands", "Format Commands", "Miscellaneous Commands"
command
locals [dev.flipscript.script.ast.Command node]
    : memory
    | sections
    | overwriteSections
    | phdrs
    | versionBlock
    | assignment separator
    | assertion
    | entry
    | include
    | empty
    | nameCommand
    | outputFormat
    | inputFiles
    | nameList
    | noCrossRefs
    | extern
    | insert
    | regionAlias
    | flag
    ;

// lld needs none after ASSERT in an output section.
separator
    : SEMICOLON
    | COMMA
    | LLD
    ;

empty
    : SEMICOLON
    ;

// "Entry Point"
entry
    : ENTRY LPAREN NAME RPAREN
    ;

// "File Commands". GNU ld reads the items of the file here; they are parsed on their own. lld: at
// the end of a file the name is empty.
include
    : INCLUDE ( NAME | LLD )
    ;

// Commands with one name. lld skips whatever stands in OUTPUT_ARCH.
nameCommand
    : ( LD_FEATURE | MAP | OUTPUT | OUTPUT_ARCH | SEARCH_DIR | STARTUP | TARGET )
      LPAREN ( NAME ( LLD NAME+ )? | LLD ) RPAREN
    ;

// "Format Commands". lld misses no parenthesis behind three names.
outputFormat
    : OUTPUT_FORMAT LPAREN NAME ( COMMA NAME COMMA NAME )? ( RPAREN | LLD )
    ;

// "File Commands"; LIB since 2.47. lld looks for a file called "(" before it reads on.
inputFiles
    : ( INPUT | GROUP | LIB ) LPAREN inputList RPAREN ( LLD RPAREN )*
    ;

// lld: may be empty.
inputList
    : inputItem ( COMMA? inputItem )*
    | LLD
    ;

inputItem
    : NAME
    | LNAME
    | AS_NEEDED LPAREN inputList RPAREN
    ;

// Not in the manual; read and ignored.
nameList
    : HLL LPAREN ( NAME ( COMMA? NAME )* )? RPAREN
    | SYSLIB LPAREN ( COMMA? NAME )* RPAREN
    ;

// "Miscellaneous Commands"
noCrossRefs
    : ( NOCROSSREFS | NOCROSSREFS_TO ) LPAREN ( NAME COMMA? )* RPAREN
    ;

// "Miscellaneous Commands". lld: may be empty.
extern
    : EXTERN LPAREN ( NAME ( COMMA? NAME )* | LLD ) RPAREN
    ;

// "Miscellaneous Commands". lld: at the end of a file the name is empty.
insert
    : INSERT ( AFTER | BEFORE ) ( NAME | LLD )
    ;

// "REGION_ALIAS"
regionAlias
    : REGION_ALIAS LPAREN NAME COMMA NAME RPAREN
    ;

// "Miscellaneous Commands"
flag
    : FORCE_COMMON_ALLOCATION
    | FORCE_GROUP_ALLOCATION
    | INHIBIT_COMMON_ALLOCATION
    | FLOAT
    | NOFLOAT
    ;

// "MEMORY"
memory
    : MEMORY LBRACE ( memoryItem ( COMMA? memoryItem )* )? RBRACE
    ;

memoryItem
    : region
    | include
    ;

// "MEMORY". Both comma and blanks may separate ORIGIN and LENGTH, and regions. lld: attributes may
// be missing.
region
    : NAME ( LPAREN ( attributes+ | LLD ) RPAREN )?
      ( COLON ORIGIN ASSIGN origin=expression COMMA? LENGTH ASSIGN length=expression | LLD )
    ;

attributes
    : NOT? NAME
    ;

// "PHDRS"
phdrs
    : PHDRS LBRACE segment* RBRACE
    ;

segment
    : NAME expression segmentQualifier* SEMICOLON
    ;

segmentQualifier
    : NAME ( LPAREN expression RPAREN )?
    | AT LPAREN expression RPAREN
    ;

// "Assignments", "HIDDEN", "PROVIDE", "PROVIDE_HIDDEN"; ^= since 2.42
assignment
    : NAME
      ( ASSIGN | ADD_ASSIGN | SUBTRACT_ASSIGN | MULTIPLY_ASSIGN | DIVIDE_ASSIGN | SHIFT_LEFT_ASSIGN
      | SHIFT_RIGHT_ASSIGN | AND_ASSIGN | OR_ASSIGN | XOR_ASSIGN
      ) expression
    | ( HIDDEN | PROVIDE | PROVIDE_HIDDEN ) LPAREN NAME ASSIGN expression RPAREN
    ;

// "Miscellaneous Commands"
assertion
    : ASSERT LPAREN expression COMMA NAME RPAREN
    ;

// "SECTIONS"
sections
    : SECTIONS LBRACE sectionsItem* RBRACE
    ;

// lld: output sections of the same names are overwritten.
overwriteSections
    : OVERWRITE_SECTIONS LBRACE sectionsItem* RBRACE
    ;

// GNU ld takes no lone semicolon here.
sectionsItem
locals [dev.flipscript.script.ast.SectionsItem node]
    : assignment separator
    | outputSection
    | assertion
    | entry
    | include
    | overlay
    | sectionGroup
    | sectionClass
    ;

// lld since 20: input sections under a name, for CLASS in an output section.
sectionClass
    : CLASS LPAREN NAME RPAREN LBRACE statement* RBRACE
    ;

// "Output Section Description"
outputSection
    : NAME sectionHeader
      ( AT LPAREN loadAddress=expression RPAREN )?
      ( ALIGN LPAREN alignment=expression RPAREN )?
      ALIGN_WITH_INPUT?
      ( SUBALIGN LPAREN subalignment=expression RPAREN )?
      constraint=( ONLY_IF_RO | ONLY_IF_RW | SPECIAL )?
      ( LLD constraint=ONLY_IF_RW )?
      LBRACE statement* RBRACE
      sectionTail COMMA?
    ;

// "Output Section Type"; BIND and BLOCK come from old System V scripts.
sectionHeader
    : COLON
    | sectionType COLON
    | address=expression sectionType? COLON
    | BIND LPAREN bind=expression RPAREN ( BLOCK LPAREN block=expression RPAREN )? sectionType? COLON
    ;

sectionType
    : LPAREN
      ( NOLOAD
      | DSECT
      | COPY
      | INFO
      | OVERLAY
      | READONLY ( LPAREN TYPE ASSIGN expression RPAREN )?
      | TYPE ASSIGN expression
      )?
      RPAREN
    ;

// "Output Section Region", "Output Section LMA", "Output Section Phdr", "Output Section Fill"
sectionTail
    : ( GREATER runRegion=NAME )? ( AT GREATER loadRegion=NAME )? ( COLON segments+=NAME )*
      ( ASSIGN fill=expression )?
    ;

// "Overlay Description"
overlay
    : OVERLAY address=expression? COLON NOCROSSREFS?
      ( AT LPAREN loadAddress=expression RPAREN )?
      ( SUBALIGN LPAREN subalignment=expression RPAREN )?
      LBRACE overlayMember* RBRACE
      sectionTail COMMA?
    ;

overlayMember
    : NAME LBRACE statement* RBRACE memberTail COMMA?
    ;

memberTail
    : ( COLON segments+=NAME )* ( ASSIGN fill=expression )?
    ;

// From old System V scripts; not in the manual.
sectionGroup
    : GROUP sectionHeader LBRACE sectionsItem* RBRACE
    ;

// The file of --section-ordering-file: output sections with nothing but a body.
sectionOrderItem
    : NAME COLON LBRACE statement* RBRACE COMMA?
    | assignment separator
    | assertion
    | entry
    ;

// "Output Section Description", "Output Section Data", "Output Section Keywords".
// ASCIZ and LINKER_VERSION since 2.41.
statement
locals [dev.flipscript.script.ast.SectionStatement node]
    : assignment separator
    | inputSections
    | KEEP LPAREN inputSections RPAREN
    | empty
    | data
    | FILL LPAREN expression RPAREN
    | ASCIZ NAME
    | CONSTRUCTORS
    | SORT_BY_NAME LPAREN CONSTRUCTORS RPAREN
    | CREATE_OBJECT_SYMBOLS
    | LINKER_VERSION
    | assertion separator
    | include
    ;

data
    : ( BYTE | SHORT | LONG | QUAD | SQUAD ) LPAREN expression RPAREN
    ;

// "Input Section". Only a plain name may stand without sections. CLASS is lld's.
inputSections
    : inputSectionFlags?
      ( NAME
      | filePattern LPAREN ( sectionPattern ( COMMA? sectionPattern )* | lldPatterns ) RPAREN
      | LBRACKET sectionPattern ( COMMA? sectionPattern )* RBRACKET
      | CLASS LPAREN NAME RPAREN
      )
    ;

// lld: a list may be empty, any two kinds of sorting nest, and each goes around a list.
lldPatterns
    : LLD ( lldSort LPAREN ( lldSort LPAREN lldPattern* RPAREN | lldPattern* ) RPAREN | lldPattern )*
    ;

lldSort
    : REVERSE
    | SORT_BY_ALIGNMENT
    | SORT_BY_INIT_PRIORITY
    | SORT_BY_NAME
    | SORT_NONE
    ;

// lld: an EXCLUDE_FILE holds for all names up to the next.
lldPattern
    : EXCLUDE_FILE LPAREN NAME* RPAREN
    | NAME
    ;

inputSectionFlags
    : INPUT_SECTION_FLAGS LPAREN NAME ( AND NAME )* RPAREN
    ;

// "Input Section Wildcards"; REVERSE since 2.42. Files sort by name only.
filePattern
    : reversiblePattern
    | ( SORT_BY_NAME | SORT_NONE ) LPAREN reversiblePattern RPAREN
    | REVERSE LPAREN SORT_BY_NAME LPAREN plainPattern RPAREN RPAREN
    ;

sectionPattern
    : reversiblePattern
    | ( SORT_BY_NAME | SORT_BY_ALIGNMENT ) LPAREN
      ( reversiblePattern
      | ( SORT_BY_NAME | SORT_BY_ALIGNMENT ) LPAREN reversiblePattern RPAREN
      )
      RPAREN
    | ( SORT_BY_INIT_PRIORITY | SORT_NONE ) LPAREN reversiblePattern RPAREN
    | REVERSE LPAREN ( SORT_BY_NAME | SORT_BY_INIT_PRIORITY ) LPAREN plainPattern RPAREN RPAREN
    ;

reversiblePattern
    : plainPattern
    | REVERSE LPAREN plainPattern RPAREN
    ;

plainPattern
    : ( EXCLUDE_FILE LPAREN NAME+ RPAREN )? NAME
    ;

// "VERSION"
versionBlock
    : VERSION LBRACE ( versionNode+ | LLD ) RBRACE
    ;

versionNode
    : LBRACE versionPatterns RBRACE SEMICOLON
    | VERSION_TAG LBRACE versionPatterns RBRACE VERSION_TAG* SEMICOLON
    ;

// The order is fixed: global, then local. Without a label the patterns are global. lld: labels
// and patterns in any order.
versionPatterns
    : ( global=patternList SEMICOLON )?
    | GLOBAL COLON global=patternList SEMICOLON ( LOCAL COLON local=patternList SEMICOLON )?
    | LOCAL COLON local=patternList SEMICOLON
    | LLD ( ( GLOBAL | LOCAL ) COLON | versionPattern SEMICOLON )*
    ;

patternList
    : versionPattern ( SEMICOLON versionPattern )*
    ;

// Here global, local and extern are symbols too.
versionPattern
    : VERSION_IDENTIFIER
    | NAME
    | GLOBAL
    | LOCAL
    | EXTERN
      ( NAME LBRACE ( patternList SEMICOLON? | LLD ( versionPattern ( SEMICOLON versionPattern )* SEMICOLON? )? ) RBRACE )?
    ;

// lld takes what it takes in a version node.
dynamicListBlock
    : LBRACE
      ( patternList SEMICOLON | LLD ( ( GLOBAL | LOCAL ) COLON | versionPattern SEMICOLON )* )
      RBRACE SEMICOLON
    ;

// "MRI"
mriCommand
    : CHIP expression ( COMMA expression )?
    | LIST
    | ORDER ( COMMA? NAME )*
    | END
    | ( PUBLIC | SECT ) NAME ( ASSIGN | COMMA )? expression
    | ( ALIGN | ALIGNMOD ) NAME ( ASSIGN | COMMA ) expression
    | ( FORMAT | MRI_NAME | START | INCLUDE ) NAME
    | ( ABSOLUTE | LOAD ) NAME ( COMMA NAME )*
    | ALIAS NAME COMMA ( NAME | INT )
    | BASE expression
    | TRUNCATE INT
    | CASE NAME? ( COMMA NAME )*
    | EXTERN NAME ( COMMA? NAME )*
    ;

// "Expressions". The operators are put in order by precedence where the tree is built: that keeps
// the parser from recursing once an operator.
expression
    : operand
      ( ( STAR | SLASH | PERCENT | PLUS | MINUS | SHIFT_LEFT | SHIFT_RIGHT | LESS | LESS_EQUAL
        | GREATER | GREATER_EQUAL | EQUAL | NOT_EQUAL | AND | CARET | OR | LOGICAL_AND | LOGICAL_OR
        ) operand
      )*
      ( QUESTION expression COLON expression )?
    ;

operand
    : ( MINUS | PLUS | NOT | TILDE )* primary
    ;

// "Builtin Functions"
primary
    : INT
    | NAME
    | SIZEOF_HEADERS
    | LPAREN expression RPAREN
    | ( ADDR | ALIGNOF | CONSTANT | DEFINED | LENGTH | LOADADDR | ORIGIN | SIZEOF ) LPAREN NAME RPAREN
    | ( ABSOLUTE | BLOCK | DATA_SEGMENT_END | LOG2CEIL | NEXT ) LPAREN expression RPAREN
    | ALIGN LPAREN expression ( COMMA expression )? RPAREN
    | ( DATA_SEGMENT_ALIGN | DATA_SEGMENT_RELRO_END | MAX | MIN )
      LPAREN expression COMMA expression RPAREN
    | SEGMENT_START LPAREN NAME COMMA expression RPAREN
    | ASSERT LPAREN expression COMMA NAME RPAREN
    ;
