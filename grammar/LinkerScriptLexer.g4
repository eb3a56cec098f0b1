/*
 * The words of a GNU ld linker script, up to binutils 2.47.
 *
 * What a character means depends on where it stands: "a-b" is one name at the top of a script and a
 * subtraction in an expression. GNU ld's parser switches its lexer between states; here each state
 * is a mode, and a small pushdown automaton (ScriptLexer.java) chooses the mode of every token.
 * Rules of a mode stand in the order that decides between matches of equal length.
 *
 * The modes LLD_SCRIPT, LLD_EXPRESSION and LLD_VERSION stand in for the others when lld's reading
 * counts.
 *
 * Keywords are names to these rules; they are looked up in the table of the mode (GnuWords.java),
 * and operators in that of all (Punctuation.java). Nothing is dropped: the texts of all tokens make
 * up the input.
 */
lexer grammar LinkerScriptLexer;

tokens {
    // operators and separators
    LPAREN, RPAREN, LBRACE, RBRACE, LBRACKET, RBRACKET, COMMA, COLON, SEMICOLON, QUESTION,
    ASSIGN, ADD_ASSIGN, SUBTRACT_ASSIGN, MULTIPLY_ASSIGN, DIVIDE_ASSIGN, SHIFT_LEFT_ASSIGN,
    SHIFT_RIGHT_ASSIGN, AND_ASSIGN, OR_ASSIGN, XOR_ASSIGN,
    PLUS, MINUS, STAR, SLASH, PERCENT, SHIFT_LEFT, SHIFT_RIGHT, EQUAL, NOT_EQUAL, LESS,
    LESS_EQUAL, GREATER, GREATER_EQUAL, AND, CARET, OR, LOGICAL_AND, LOGICAL_OR, NOT, TILDE,
    // words
    NAME, INT, LNAME, NEWLINE, VERSION_TAG, VERSION_IDENTIFIER,
    // commands
    ASSERT, ENTRY, EXTERN, FLOAT, FORCE_COMMON_ALLOCATION, FORCE_GROUP_ALLOCATION, GROUP, HIDDEN,
    HLL, INCLUDE, INHIBIT_COMMON_ALLOCATION, INPUT, INSERT, AFTER, BEFORE, LD_FEATURE, LIB, MAP,
    MEMORY, NOCROSSREFS, NOCROSSREFS_TO, NOFLOAT, OUTPUT, OUTPUT_ARCH, OUTPUT_FORMAT, PHDRS,
    PROVIDE, PROVIDE_HIDDEN, REGION_ALIAS, SEARCH_DIR, SECTIONS, STARTUP, SYSLIB, TARGET, VERSION,
    AS_NEEDED,
    // expressions
    ABSOLUTE, ADDR, ALIGN, ALIGNOF, BLOCK, CONSTANT, DATA_SEGMENT_ALIGN, DATA_SEGMENT_END,
    DATA_SEGMENT_RELRO_END, DEFINED, LENGTH, LOADADDR, LOG2CEIL, MAX, MIN, NEXT, ORIGIN,
    SEGMENT_START, SIZEOF, SIZEOF_HEADERS,
    // output sections
    ALIGN_WITH_INPUT, AT, BIND, COPY, DSECT, INFO, NOLOAD, ONLY_IF_RO, ONLY_IF_RW, OVERLAY,
    READONLY, SPECIAL, SUBALIGN, TYPE,
    // input sections and data
    ASCIZ, BYTE, CONSTRUCTORS, CREATE_OBJECT_SYMBOLS, EXCLUDE_FILE, FILL, INPUT_SECTION_FLAGS, KEEP,
    LINKER_VERSION, LONG, QUAD, REVERSE, SHORT, SORT_BY_ALIGNMENT, SORT_BY_INIT_PRIORITY,
    SORT_BY_NAME, SORT_NONE, SQUAD,
    // version scripts
    GLOBAL, LOCAL,
    // MRI scripts
    ALIAS, ALIGNMOD, BASE, CASE, CHIP, END, FORMAT, LIST, LOAD, MRI_NAME, ORDER, PUBLIC, SECT, START,
    TRUNCATE,
    // lld only
    CLASS, OVERWRITE_SECTIONS,
    // A token without text that stands where lld's wider rule applies; never made for GNU ld.
    LLD,
    // given to the parser in place of a token that nests too deeply
    TOO_DEEP,
    // what is told apart by its text
    OPERATOR
}

// The default mode is SCRIPT: commands, and what stands in SECTIONS and MEMORY outside expressions.

BLANK
    : ( SPACE | HASH_COMMENT | COMMENT ) -> channel(HIDDEN)
    ;

// Matches a closed comment up to its last slash as well, and is then the shorter match.
UNCLOSED_COMMENT
    : '/*' ( ~'*' | '*'+ ~[*/] )* '*'*
    ;

SCRIPT_INT
    : ( ( '$' | '0' [xX] ) HEX+ | DIGIT+ ) [MKmk]? -> type(INT)
    ;

SCRIPT_OPERATOR
    : ( ASSIGN_OPERATOR | [>,~!+\-={}():;] ) -> type(OPERATOR)
    ;

SCRIPT_NAME
    : ( FILE_START FILE_CHAR* | QUOTED ) -> type(NAME)
    ;

// GNU ld warns about such a character and goes on; an unclosed quote is one.
IGNORED
    : . -> channel(HIDDEN)
    ;

mode EXPRESSION;

EXPRESSION_BLANK    : BLANK -> type(BLANK), channel(HIDDEN) ;
EXPRESSION_UNCLOSED : UNCLOSED_COMMENT -> type(UNCLOSED_COMMENT) ;
EXPRESSION_INT      : NUMBER -> type(INT) ;
EXPRESSION_OPERATOR
    : ( ASSIGN_OPERATOR | PAIR_OPERATOR | [>,&|~!?*+\-/%<=^{}():;] ) -> type(OPERATOR)
    ;
EXPRESSION_NAME     : ( SYMBOL_START SYMBOL_CHAR* | '/DISCARD/' | QUOTED ) -> type(NAME) ;
EXPRESSION_IGNORED  : . -> type(IGNORED), channel(HIDDEN) ;

// Inside an output section: patterns.
mode WILD;

WILD_BLANK    : BLANK -> type(BLANK), channel(HIDDEN) ;
WILD_UNCLOSED : UNCLOSED_COMMENT -> type(UNCLOSED_COMMENT) ;
WILD_OPERATOR : ( ASSIGN_OPERATOR | [[\]&={}();] ) -> type(OPERATOR) ;
// A slash and a star open a comment, whatever follows.
WILD_NAME
    : ( '/' | '/' WILD_NO_STAR WILD_CHAR* | WILD_NO_SLASH WILD_CHAR* | QUOTED ) -> type(NAME)
    ;
WILD_IGNORED  : . -> type(IGNORED), channel(HIDDEN) ;

// Between the parentheses of INPUT and GROUP: files. A hash opens no comment.
mode INPUT_LIST;

INPUT_LIST_BLANK    : ( SPACE | COMMENT ) -> type(BLANK), channel(HIDDEN) ;
INPUT_LIST_UNCLOSED : UNCLOSED_COMMENT -> type(UNCLOSED_COMMENT) ;
INPUT_LIST_OPERATOR : [,()] -> type(OPERATOR) ;
INPUT_LIST_NAME     : ( '='? FILE_START FILE_CHAR* | QUOTED ) -> type(NAME) ;
INPUT_LIST_LNAME    : '-l' FILE_CHAR+ -> type(LNAME) ;
INPUT_LIST_IGNORED  : . -> type(IGNORED), channel(HIDDEN) ;

// Scripts in the language of the MRI linker: lines.
mode MRI;

MRI_BLANK
    : ( [ \t\r]+ | '#' ~'\n'* '\n'? | [;*] ~'\n'+ ) -> type(BLANK), channel(HIDDEN)
    ;
MRI_NEWLINE  : '\n' -> type(NEWLINE) ;
MRI_INT      : NUMBER -> type(INT) ;
// A star or semicolon followed by anything but the line end opens a comment, the longer match.
MRI_OPERATOR
    : ( ASSIGN_OPERATOR | PAIR_OPERATOR | [[\]>,&|~!?*+\-/%<=^{}():;] ) -> type(OPERATOR)
    ;
MRI_LIST     : ( 'LIST' | 'list' ) ~'\n'* -> type(LIST) ;
MRI_WORD     : FILE_START MRI_CHAR* -> type(NAME) ;
MRI_IGNORED  : . -> type(IGNORED), channel(HIDDEN) ;

// Between VERSION and its brace.
mode VERSION_START;

VERSION_START_BLANK    : BLANK -> type(BLANK), channel(HIDDEN) ;
VERSION_START_UNCLOSED : UNCLOSED_COMMENT -> type(UNCLOSED_COMMENT) ;
VERSION_START_BRACE    : '{' -> type(LBRACE) ;
VERSION_START_IGNORED  : . -> type(IGNORED), channel(HIDDEN) ;

// Between version nodes.
mode VERSION_SCRIPT;

VERSION_SCRIPT_BLANK    : BLANK -> type(BLANK), channel(HIDDEN) ;
VERSION_SCRIPT_UNCLOSED : UNCLOSED_COMMENT -> type(UNCLOSED_COMMENT) ;
VERSION_SCRIPT_OPERATOR : [:,;{}] -> type(OPERATOR) ;
VERSION_SCRIPT_TAG      : [.$_a-zA-Z] [._a-zA-Z0-9]* -> type(VERSION_TAG) ;
VERSION_SCRIPT_IGNORED  : . -> type(IGNORED), channel(HIDDEN) ;

// Inside a version node or a dynamic list.
mode VERSION_NODE;

VERSION_NODE_BLANK    : BLANK -> type(BLANK), channel(HIDDEN) ;
VERSION_NODE_UNCLOSED : UNCLOSED_COMMENT -> type(UNCLOSED_COMMENT) ;
VERSION_NODE_OPERATOR : [:,;{}] -> type(OPERATOR) ;
VERSION_NODE_IDENTIFIER
    : [*?.$_a-zA-Z\\\-!^[\]] ( [*?.$_a-zA-Z0-9\\\-!^[\]] | '::' )* -> type(VERSION_IDENTIFIER)
    ;
VERSION_NODE_QUOTED   : QUOTED -> type(NAME) ;
VERSION_NODE_IGNORED  : . -> type(IGNORED), channel(HIDDEN) ;

// Behind PROVIDE( ... ) in --defsym: GNU ld has left all states, and copies the rest to its output.
mode ECHO;

ECHO_REST : ( ~'\n' | '\n' )+ -> type(IGNORED), channel(HIDDEN) ;

// lld: everything outside expressions. A word ends before a parenthesis, brace, comma, semicolon,
// and at little else; what fits nowhere is a token of one character.
mode LLD_SCRIPT;

LLD_SCRIPT_BLANK    : ( LLD_SPACE | HASH_COMMENT | COMMENT ) -> type(BLANK), channel(HIDDEN) ;
LLD_SCRIPT_UNCLOSED : UNCLOSED_COMMENT -> type(UNCLOSED_COMMENT) ;
LLD_SCRIPT_OPERATOR : ( ASSIGN_OPERATOR | '!=' | [>,&{}();] ) -> type(OPERATOR) ;
LLD_SCRIPT_WORD
    : ( LLD_START LLD_CHAR*
      | [+\-*!^] ( LLD_NO_ASSIGN LLD_CHAR* )?
      | '/' ( LLD_NO_COMMENT LLD_CHAR* )?
      | QUOTED
      ) -> type(NAME)
    ;
LLD_SCRIPT_OTHER    : . -> type(IGNORED) ;

mode LLD_EXPRESSION;

LLD_EXPRESSION_BLANK    : ( LLD_SPACE | HASH_COMMENT | COMMENT ) -> type(BLANK), channel(HIDDEN) ;
LLD_EXPRESSION_UNCLOSED : UNCLOSED_COMMENT -> type(UNCLOSED_COMMENT) ;
LLD_EXPRESSION_OPERATOR
    : ( ASSIGN_OPERATOR | PAIR_OPERATOR | [>,&|~!?*+\-/%<=^{}():;] ) -> type(OPERATOR)
    ;
LLD_EXPRESSION_INT      : ( DIGIT [a-zA-Z0-9_.$]* | HEX+ [Hh] ) -> type(INT) ;
LLD_EXPRESSION_WORD     : ( [a-zA-Z0-9_.$]+ | QUOTED ) -> type(NAME) ;
LLD_EXPRESSION_OTHER    : . -> type(IGNORED) ;

mode LLD_VERSION;

LLD_VERSION_BLANK    : ( LLD_SPACE | HASH_COMMENT | COMMENT ) -> type(BLANK), channel(HIDDEN) ;
LLD_VERSION_UNCLOSED : UNCLOSED_COMMENT -> type(UNCLOSED_COMMENT) ;
LLD_VERSION_OPERATOR : [:,;{}] -> type(OPERATOR) ;
LLD_VERSION_WORD
    : ( ( LLD_VERSION_START | '::' ) ( LLD_VERSION_CHAR | '::' )*
      | '/' ( ( LLD_VERSION_NO_STAR | '::' ) ( LLD_VERSION_CHAR | '::' )* )?
      ) -> type(VERSION_IDENTIFIER)
    ;
LLD_VERSION_QUOTED   : QUOTED -> type(NAME) ;
LLD_VERSION_OTHER    : . -> type(IGNORED) ;

fragment COMMENT : '/*' ( ~'*' | '*'+ ~[*/] )* '*'+ '/' ;
fragment HASH_COMMENT : '#' ~'\n'* ;
fragment SPACE : [ \t\r\n]+ ;
fragment ASSIGN_OPERATOR : '<<=' | '>>=' | [+\-*/&|^] '=' ;
fragment PAIR_OPERATOR : '||' | '&&' | '<<' | '>>' | [=!<>] '=' ;
fragment QUOTED : '"' ~'"'* '"' ;
fragment DIGIT : [0-9] ;
fragment HEX : [0-9a-fA-F] ;

// The digits before a base suffix are checked since 2.44: "add" is a name, "0ffh" a number.
fragment NUMBER
    : '$' HEX+ [MKmk]?
    | '0' [xX] HEX+ [MKmk]?
    | DIGIT+ [MKmk]?
    | HEX+ [HhXx]
    | [01]+ [Bb]
    | [0-7]+ [Oo]
    | DIGIT+ [Dd]
    ;

fragment FILE_START : [_a-zA-Z/.\\$~] ;
fragment FILE_CHAR : [_a-zA-Z0-9/.\\$~\-+:[\],=] ;
fragment MRI_CHAR : [_a-zA-Z0-9/.\\$~\-+:[\]] ;
fragment SYMBOL_START : [_a-zA-Z.\\$] ;
fragment SYMBOL_CHAR : [_a-zA-Z0-9/.\\$~] ;
fragment WILD_CHAR : [_a-zA-Z0-9/.\\$~\-+:[\],=?*^!] ;
fragment WILD_NO_STAR : [_a-zA-Z0-9/.\\$~\-+:[\],=?^!] ;
fragment WILD_NO_SLASH : [_a-zA-Z0-9.\\$~\-+:[\],=?*^!] ;

// lld. A word begins with neither an assignment operator nor a comment.
fragment LLD_SPACE : [ \t\r\n\u000B\u000C]+ ;
fragment LLD_START : [a-zA-Z0-9_.$\\~=[\]?:] ;
fragment LLD_CHAR : [a-zA-Z0-9_.$/\\~=+[\]*?\-!^:] ;
fragment LLD_NO_ASSIGN : [a-zA-Z0-9_.$/\\~+[\]*?\-!^:] ;
fragment LLD_NO_COMMENT : [a-zA-Z0-9_.$/\\~+[\]?\-!^:] ;
fragment LLD_VERSION_START : [a-zA-Z0-9_.$\\~=+[\]*?\-!^] ;
fragment LLD_VERSION_NO_STAR : [a-zA-Z0-9_.$/\\~=+[\]?\-!^] ;
fragment LLD_VERSION_CHAR : [a-zA-Z0-9_.$/\\~=+[\]*?\-!^] ;
