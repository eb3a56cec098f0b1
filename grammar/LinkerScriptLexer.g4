/*
 * The words of a GNU ld linker script, up to binutils 2.47.
 *
 * What a character means depends on where it stands: "a-b" is one name at the top of a script and a
 * subtraction in an expression. GNU ld's parser switches its lexer between states; here each state
 * is a mode, and the superclass, a small pushdown automaton, chooses the mode of every token. Rules
 * of a mode stand in the order that decides between matches of equal length.
 *
 * The modes LLD_SCRIPT, LLD_EXPRESSION and LLD_VERSION stand in for the others when lld's reading
 * counts.
 *
 * Keywords are names to these rules; the superclass looks them up in the table of the mode
 * (Keywords.java). Nothing is dropped: the texts of all tokens make up the input.
 */
lexer grammar LinkerScriptLexer;

options {
    superClass = dev.flipscript.script.parse.StatefulLexer;
}

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
    TOO_DEEP
}

// The default mode is SCRIPT: commands, and what stands in SECTIONS and MEMORY outside expressions.

COMMENT
    : '/*' ( ~'*' | '*'+ ~[*/] )* '*'+ '/' -> channel(HIDDEN)
    ;

// Matches a closed comment up to its last slash as well, and is then the shorter match.
UNCLOSED_COMMENT
    : '/*' ( ~'*' | '*'+ ~[*/] )* '*'*
    ;

HASH_COMMENT
    : '#' ~'\n'* -> channel(HIDDEN)
    ;

SPACE
    : [ \t\r\n]+ -> channel(HIDDEN)
    ;

SCRIPT_INT              : ( ( '$' | '0' [xX] ) HEX+ | DIGIT+ ) [MKmk]? -> type(INT) ;
SCRIPT_SHIFT_LEFT_ASSIGN  : '<<=' -> type(SHIFT_LEFT_ASSIGN) ;
SCRIPT_SHIFT_RIGHT_ASSIGN : '>>=' -> type(SHIFT_RIGHT_ASSIGN) ;
SCRIPT_ADD_ASSIGN       : '+=' -> type(ADD_ASSIGN) ;
SCRIPT_SUBTRACT_ASSIGN  : '-=' -> type(SUBTRACT_ASSIGN) ;
SCRIPT_MULTIPLY_ASSIGN  : '*=' -> type(MULTIPLY_ASSIGN) ;
SCRIPT_DIVIDE_ASSIGN    : '/=' -> type(DIVIDE_ASSIGN) ;
SCRIPT_AND_ASSIGN       : '&=' -> type(AND_ASSIGN) ;
SCRIPT_OR_ASSIGN        : '|=' -> type(OR_ASSIGN) ;
SCRIPT_XOR_ASSIGN       : '^=' -> type(XOR_ASSIGN) ;
SCRIPT_GREATER          : '>' -> type(GREATER) ;
SCRIPT_COMMA            : ',' -> type(COMMA) ;
SCRIPT_TILDE            : '~' -> type(TILDE) ;
SCRIPT_NOT              : '!' -> type(NOT) ;
SCRIPT_PLUS             : '+' -> type(PLUS) ;
SCRIPT_MINUS            : '-' -> type(MINUS) ;
SCRIPT_ASSIGN           : '=' -> type(ASSIGN) ;
SCRIPT_LBRACE           : '{' -> type(LBRACE) ;
SCRIPT_RBRACE           : '}' -> type(RBRACE) ;
SCRIPT_LPAREN           : '(' -> type(LPAREN) ;
SCRIPT_RPAREN           : ')' -> type(RPAREN) ;
SCRIPT_COLON            : ':' -> type(COLON) ;
SCRIPT_SEMICOLON        : ';' -> type(SEMICOLON) ;
SCRIPT_NAME             : FILE_START FILE_CHAR* -> type(NAME) ;
SCRIPT_QUOTED           : QUOTED_NAME -> type(NAME) ;

// GNU ld warns about such a character and goes on; an unclosed quote is one.
IGNORED
    : . -> channel(HIDDEN)
    ;

mode EXPRESSION;

EXPRESSION_COMMENT          : COMMENT -> type(COMMENT), channel(HIDDEN) ;
EXPRESSION_UNCLOSED_COMMENT : UNCLOSED_COMMENT -> type(UNCLOSED_COMMENT) ;
EXPRESSION_HASH_COMMENT     : HASH_COMMENT -> type(HASH_COMMENT), channel(HIDDEN) ;
EXPRESSION_SPACE            : SPACE -> type(SPACE), channel(HIDDEN) ;
EXPRESSION_INT              : NUMBER -> type(INT) ;
EXPRESSION_SHIFT_LEFT_ASSIGN  : '<<=' -> type(SHIFT_LEFT_ASSIGN) ;
EXPRESSION_SHIFT_RIGHT_ASSIGN : '>>=' -> type(SHIFT_RIGHT_ASSIGN) ;
EXPRESSION_ADD_ASSIGN       : '+=' -> type(ADD_ASSIGN) ;
EXPRESSION_SUBTRACT_ASSIGN  : '-=' -> type(SUBTRACT_ASSIGN) ;
EXPRESSION_MULTIPLY_ASSIGN  : '*=' -> type(MULTIPLY_ASSIGN) ;
EXPRESSION_DIVIDE_ASSIGN    : '/=' -> type(DIVIDE_ASSIGN) ;
EXPRESSION_AND_ASSIGN       : '&=' -> type(AND_ASSIGN) ;
EXPRESSION_OR_ASSIGN        : '|=' -> type(OR_ASSIGN) ;
EXPRESSION_XOR_ASSIGN       : '^=' -> type(XOR_ASSIGN) ;
EXPRESSION_LOGICAL_OR       : '||' -> type(LOGICAL_OR) ;
EXPRESSION_LOGICAL_AND      : '&&' -> type(LOGICAL_AND) ;
EXPRESSION_EQUAL            : '==' -> type(EQUAL) ;
EXPRESSION_NOT_EQUAL        : '!=' -> type(NOT_EQUAL) ;
EXPRESSION_GREATER_EQUAL    : '>=' -> type(GREATER_EQUAL) ;
EXPRESSION_LESS_EQUAL       : '<=' -> type(LESS_EQUAL) ;
EXPRESSION_SHIFT_LEFT       : '<<' -> type(SHIFT_LEFT) ;
EXPRESSION_SHIFT_RIGHT      : '>>' -> type(SHIFT_RIGHT) ;
EXPRESSION_GREATER          : '>' -> type(GREATER) ;
EXPRESSION_LESS             : '<' -> type(LESS) ;
EXPRESSION_COMMA            : ',' -> type(COMMA) ;
EXPRESSION_AND              : '&' -> type(AND) ;
EXPRESSION_OR               : '|' -> type(OR) ;
EXPRESSION_CARET            : '^' -> type(CARET) ;
EXPRESSION_TILDE            : '~' -> type(TILDE) ;
EXPRESSION_NOT              : '!' -> type(NOT) ;
EXPRESSION_QUESTION         : '?' -> type(QUESTION) ;
EXPRESSION_STAR             : '*' -> type(STAR) ;
EXPRESSION_PLUS             : '+' -> type(PLUS) ;
EXPRESSION_MINUS            : '-' -> type(MINUS) ;
EXPRESSION_SLASH            : '/' -> type(SLASH) ;
EXPRESSION_PERCENT          : '%' -> type(PERCENT) ;
EXPRESSION_ASSIGN           : '=' -> type(ASSIGN) ;
EXPRESSION_LBRACE           : '{' -> type(LBRACE) ;
EXPRESSION_RBRACE           : '}' -> type(RBRACE) ;
EXPRESSION_LPAREN           : '(' -> type(LPAREN) ;
EXPRESSION_RPAREN           : ')' -> type(RPAREN) ;
EXPRESSION_COLON            : ':' -> type(COLON) ;
EXPRESSION_SEMICOLON        : ';' -> type(SEMICOLON) ;
EXPRESSION_NAME             : ( SYMBOL_START SYMBOL_CHAR* | '/DISCARD/' ) -> type(NAME) ;
EXPRESSION_QUOTED           : QUOTED_NAME -> type(NAME) ;
EXPRESSION_IGNORED          : . -> type(IGNORED), channel(HIDDEN) ;

// Inside an output section: patterns.
mode WILD;

WILD_COMMENT            : COMMENT -> type(COMMENT), channel(HIDDEN) ;
WILD_UNCLOSED_COMMENT   : UNCLOSED_COMMENT -> type(UNCLOSED_COMMENT) ;
WILD_HASH_COMMENT       : HASH_COMMENT -> type(HASH_COMMENT), channel(HIDDEN) ;
WILD_SPACE              : SPACE -> type(SPACE), channel(HIDDEN) ;
WILD_SHIFT_LEFT_ASSIGN  : '<<=' -> type(SHIFT_LEFT_ASSIGN) ;
WILD_SHIFT_RIGHT_ASSIGN : '>>=' -> type(SHIFT_RIGHT_ASSIGN) ;
WILD_ADD_ASSIGN         : '+=' -> type(ADD_ASSIGN) ;
WILD_SUBTRACT_ASSIGN    : '-=' -> type(SUBTRACT_ASSIGN) ;
WILD_MULTIPLY_ASSIGN    : '*=' -> type(MULTIPLY_ASSIGN) ;
WILD_DIVIDE_ASSIGN      : '/=' -> type(DIVIDE_ASSIGN) ;
WILD_AND_ASSIGN         : '&=' -> type(AND_ASSIGN) ;
WILD_OR_ASSIGN          : '|=' -> type(OR_ASSIGN) ;
WILD_XOR_ASSIGN         : '^=' -> type(XOR_ASSIGN) ;
WILD_RBRACKET           : ']' -> type(RBRACKET) ;
WILD_LBRACKET           : '[' -> type(LBRACKET) ;
WILD_AND                : '&' -> type(AND) ;
WILD_ASSIGN             : '=' -> type(ASSIGN) ;
WILD_RBRACE             : '}' -> type(RBRACE) ;
WILD_LBRACE             : '{' -> type(LBRACE) ;
WILD_LPAREN             : '(' -> type(LPAREN) ;
WILD_RPAREN             : ')' -> type(RPAREN) ;
WILD_SEMICOLON          : ';' -> type(SEMICOLON) ;
// A slash and a star open a comment, whatever follows.
WILD_NAME
    : ( '/' | '/' WILD_NO_STAR WILD_CHAR* | WILD_NO_SLASH WILD_CHAR* ) -> type(NAME)
    ;
WILD_QUOTED             : QUOTED_NAME -> type(NAME) ;
WILD_IGNORED            : . -> type(IGNORED), channel(HIDDEN) ;

// Between the parentheses of INPUT and GROUP: files. A hash opens no comment.
mode INPUT_LIST;

INPUT_LIST_COMMENT          : COMMENT -> type(COMMENT), channel(HIDDEN) ;
INPUT_LIST_UNCLOSED_COMMENT : UNCLOSED_COMMENT -> type(UNCLOSED_COMMENT) ;
INPUT_LIST_SPACE            : SPACE -> type(SPACE), channel(HIDDEN) ;
INPUT_LIST_COMMA            : ',' -> type(COMMA) ;
INPUT_LIST_LPAREN           : '(' -> type(LPAREN) ;
INPUT_LIST_RPAREN           : ')' -> type(RPAREN) ;
INPUT_LIST_NAME             : '='? FILE_START FILE_CHAR* -> type(NAME) ;
INPUT_LIST_LNAME            : '-l' FILE_CHAR+ -> type(LNAME) ;
INPUT_LIST_QUOTED           : QUOTED_NAME -> type(NAME) ;
INPUT_LIST_IGNORED          : . -> type(IGNORED), channel(HIDDEN) ;

// Scripts in the language of the MRI linker: lines.
mode MRI;

MRI_COMMENT           : ( '#' ~'\n'* '\n'? | ';' ~'\n'* ) -> type(HASH_COMMENT), channel(HIDDEN) ;
MRI_SPACE             : [ \t\r]+ -> type(SPACE), channel(HIDDEN) ;
MRI_NEWLINE           : '\n' -> type(NEWLINE) ;
MRI_INT               : NUMBER -> type(INT) ;
MRI_SHIFT_LEFT_ASSIGN : '<<=' -> type(SHIFT_LEFT_ASSIGN) ;
MRI_SHIFT_RIGHT_ASSIGN : '>>=' -> type(SHIFT_RIGHT_ASSIGN) ;
MRI_ADD_ASSIGN        : '+=' -> type(ADD_ASSIGN) ;
MRI_SUBTRACT_ASSIGN   : '-=' -> type(SUBTRACT_ASSIGN) ;
MRI_MULTIPLY_ASSIGN   : '*=' -> type(MULTIPLY_ASSIGN) ;
MRI_DIVIDE_ASSIGN     : '/=' -> type(DIVIDE_ASSIGN) ;
MRI_AND_ASSIGN        : '&=' -> type(AND_ASSIGN) ;
MRI_OR_ASSIGN         : '|=' -> type(OR_ASSIGN) ;
MRI_XOR_ASSIGN        : '^=' -> type(XOR_ASSIGN) ;
MRI_LOGICAL_OR        : '||' -> type(LOGICAL_OR) ;
MRI_LOGICAL_AND       : '&&' -> type(LOGICAL_AND) ;
MRI_EQUAL             : '==' -> type(EQUAL) ;
MRI_NOT_EQUAL         : '!=' -> type(NOT_EQUAL) ;
MRI_GREATER_EQUAL     : '>=' -> type(GREATER_EQUAL) ;
MRI_LESS_EQUAL        : '<=' -> type(LESS_EQUAL) ;
MRI_SHIFT_LEFT        : '<<' -> type(SHIFT_LEFT) ;
MRI_SHIFT_RIGHT       : '>>' -> type(SHIFT_RIGHT) ;
MRI_RBRACKET          : ']' -> type(RBRACKET) ;
MRI_LBRACKET          : '[' -> type(LBRACKET) ;
MRI_GREATER           : '>' -> type(GREATER) ;
MRI_LESS              : '<' -> type(LESS) ;
MRI_COMMA             : ',' -> type(COMMA) ;
MRI_AND               : '&' -> type(AND) ;
MRI_OR                : '|' -> type(OR) ;
MRI_CARET             : '^' -> type(CARET) ;
MRI_TILDE             : '~' -> type(TILDE) ;
MRI_NOT               : '!' -> type(NOT) ;
MRI_QUESTION          : '?' -> type(QUESTION) ;
// A star followed by anything but the line end opens a comment, which is the longer match.
MRI_STAR              : '*' -> type(STAR) ;
MRI_STAR_COMMENT      : '*' ~'\n'+ -> type(HASH_COMMENT), channel(HIDDEN) ;
MRI_PLUS              : '+' -> type(PLUS) ;
MRI_MINUS             : '-' -> type(MINUS) ;
MRI_SLASH             : '/' -> type(SLASH) ;
MRI_PERCENT           : '%' -> type(PERCENT) ;
MRI_ASSIGN            : '=' -> type(ASSIGN) ;
MRI_RBRACE            : '}' -> type(RBRACE) ;
MRI_LBRACE            : '{' -> type(LBRACE) ;
MRI_RPAREN            : ')' -> type(RPAREN) ;
MRI_LPAREN            : '(' -> type(LPAREN) ;
MRI_COLON             : ':' -> type(COLON) ;
MRI_LIST              : ( 'LIST' | 'list' ) ~'\n'* -> type(LIST) ;
MRI_WORD              : FILE_START MRI_CHAR* -> type(NAME) ;
MRI_IGNORED           : . -> type(IGNORED), channel(HIDDEN) ;

// Between VERSION and its brace.
mode VERSION_START;

VERSION_START_COMMENT          : COMMENT -> type(COMMENT), channel(HIDDEN) ;
VERSION_START_UNCLOSED_COMMENT : UNCLOSED_COMMENT -> type(UNCLOSED_COMMENT) ;
VERSION_START_HASH_COMMENT     : HASH_COMMENT -> type(HASH_COMMENT), channel(HIDDEN) ;
VERSION_START_SPACE            : SPACE -> type(SPACE), channel(HIDDEN) ;
VERSION_START_LBRACE           : '{' -> type(LBRACE) ;
VERSION_START_IGNORED          : . -> type(IGNORED), channel(HIDDEN) ;

// Between version nodes.
mode VERSION_SCRIPT;

VERSION_SCRIPT_COMMENT          : COMMENT -> type(COMMENT), channel(HIDDEN) ;
VERSION_SCRIPT_UNCLOSED_COMMENT : UNCLOSED_COMMENT -> type(UNCLOSED_COMMENT) ;
VERSION_SCRIPT_HASH_COMMENT     : HASH_COMMENT -> type(HASH_COMMENT), channel(HIDDEN) ;
VERSION_SCRIPT_SPACE            : SPACE -> type(SPACE), channel(HIDDEN) ;
VERSION_SCRIPT_COLON            : ':' -> type(COLON) ;
VERSION_SCRIPT_COMMA            : ',' -> type(COMMA) ;
VERSION_SCRIPT_SEMICOLON        : ';' -> type(SEMICOLON) ;
VERSION_SCRIPT_LBRACE           : '{' -> type(LBRACE) ;
VERSION_SCRIPT_RBRACE           : '}' -> type(RBRACE) ;
VERSION_SCRIPT_TAG              : [.$_a-zA-Z] [._a-zA-Z0-9]* -> type(VERSION_TAG) ;
VERSION_SCRIPT_IGNORED          : . -> type(IGNORED), channel(HIDDEN) ;

// Inside a version node or a dynamic list.
mode VERSION_NODE;

VERSION_NODE_COMMENT          : COMMENT -> type(COMMENT), channel(HIDDEN) ;
VERSION_NODE_UNCLOSED_COMMENT : UNCLOSED_COMMENT -> type(UNCLOSED_COMMENT) ;
VERSION_NODE_HASH_COMMENT     : HASH_COMMENT -> type(HASH_COMMENT), channel(HIDDEN) ;
VERSION_NODE_SPACE            : SPACE -> type(SPACE), channel(HIDDEN) ;
VERSION_NODE_COLON            : ':' -> type(COLON) ;
VERSION_NODE_COMMA            : ',' -> type(COMMA) ;
VERSION_NODE_SEMICOLON        : ';' -> type(SEMICOLON) ;
VERSION_NODE_LBRACE           : '{' -> type(LBRACE) ;
VERSION_NODE_RBRACE           : '}' -> type(RBRACE) ;
VERSION_NODE_IDENTIFIER
    : [*?.$_a-zA-Z\\\-!^[\]] ( [*?.$_a-zA-Z0-9\\\-!^[\]] | '::' )* -> type(VERSION_IDENTIFIER)
    ;
VERSION_NODE_QUOTED           : QUOTED_NAME -> type(NAME) ;
VERSION_NODE_IGNORED          : . -> type(IGNORED), channel(HIDDEN) ;

// lld: everything outside expressions. A word ends before a parenthesis, brace, comma, semicolon,
// and at nothing else; what fits nowhere is a token of one character.
mode LLD_SCRIPT;

LLD_COMMENT            : COMMENT -> type(COMMENT), channel(HIDDEN) ;
LLD_UNCLOSED_COMMENT   : UNCLOSED_COMMENT -> type(UNCLOSED_COMMENT) ;
LLD_HASH_COMMENT       : HASH_COMMENT -> type(HASH_COMMENT), channel(HIDDEN) ;
LLD_SPACE              : LLD_BLANK+ -> type(SPACE), channel(HIDDEN) ;
LLD_SHIFT_LEFT_ASSIGN  : '<<=' -> type(SHIFT_LEFT_ASSIGN) ;
LLD_SHIFT_RIGHT_ASSIGN : '>>=' -> type(SHIFT_RIGHT_ASSIGN) ;
LLD_ADD_ASSIGN         : '+=' -> type(ADD_ASSIGN) ;
LLD_SUBTRACT_ASSIGN    : '-=' -> type(SUBTRACT_ASSIGN) ;
LLD_MULTIPLY_ASSIGN    : '*=' -> type(MULTIPLY_ASSIGN) ;
LLD_DIVIDE_ASSIGN      : '/=' -> type(DIVIDE_ASSIGN) ;
LLD_AND_ASSIGN         : '&=' -> type(AND_ASSIGN) ;
LLD_OR_ASSIGN          : '|=' -> type(OR_ASSIGN) ;
LLD_XOR_ASSIGN         : '^=' -> type(XOR_ASSIGN) ;
LLD_NOT_EQUAL          : '!=' -> type(NOT_EQUAL) ;
LLD_GREATER            : '>' -> type(GREATER) ;
LLD_COMMA              : ',' -> type(COMMA) ;
LLD_AND                : '&' -> type(AND) ;
LLD_LBRACE             : '{' -> type(LBRACE) ;
LLD_RBRACE             : '}' -> type(RBRACE) ;
LLD_LPAREN             : '(' -> type(LPAREN) ;
LLD_RPAREN             : ')' -> type(RPAREN) ;
LLD_SEMICOLON          : ';' -> type(SEMICOLON) ;
LLD_WORD
    : ( LLD_START LLD_CHAR*
      | [+\-*!^] ( LLD_NO_ASSIGN LLD_CHAR* )?
      | '/' ( LLD_NO_COMMENT LLD_CHAR* )?
      ) -> type(NAME)
    ;
LLD_QUOTED             : QUOTED_NAME -> type(NAME) ;
LLD_OTHER              : . -> type(IGNORED) ;

mode LLD_EXPRESSION;

LLD_EXPRESSION_COMMENT          : COMMENT -> type(COMMENT), channel(HIDDEN) ;
LLD_EXPRESSION_UNCLOSED_COMMENT : UNCLOSED_COMMENT -> type(UNCLOSED_COMMENT) ;
LLD_EXPRESSION_HASH_COMMENT     : HASH_COMMENT -> type(HASH_COMMENT), channel(HIDDEN) ;
LLD_EXPRESSION_SPACE            : LLD_BLANK+ -> type(SPACE), channel(HIDDEN) ;
LLD_EXPRESSION_SHIFT_LEFT_ASSIGN  : '<<=' -> type(SHIFT_LEFT_ASSIGN) ;
LLD_EXPRESSION_SHIFT_RIGHT_ASSIGN : '>>=' -> type(SHIFT_RIGHT_ASSIGN) ;
LLD_EXPRESSION_ADD_ASSIGN       : '+=' -> type(ADD_ASSIGN) ;
LLD_EXPRESSION_SUBTRACT_ASSIGN  : '-=' -> type(SUBTRACT_ASSIGN) ;
LLD_EXPRESSION_MULTIPLY_ASSIGN  : '*=' -> type(MULTIPLY_ASSIGN) ;
LLD_EXPRESSION_DIVIDE_ASSIGN    : '/=' -> type(DIVIDE_ASSIGN) ;
LLD_EXPRESSION_AND_ASSIGN       : '&=' -> type(AND_ASSIGN) ;
LLD_EXPRESSION_OR_ASSIGN        : '|=' -> type(OR_ASSIGN) ;
LLD_EXPRESSION_XOR_ASSIGN       : '^=' -> type(XOR_ASSIGN) ;
LLD_EXPRESSION_LOGICAL_OR       : '||' -> type(LOGICAL_OR) ;
LLD_EXPRESSION_LOGICAL_AND      : '&&' -> type(LOGICAL_AND) ;
LLD_EXPRESSION_EQUAL            : '==' -> type(EQUAL) ;
LLD_EXPRESSION_NOT_EQUAL        : '!=' -> type(NOT_EQUAL) ;
LLD_EXPRESSION_GREATER_EQUAL    : '>=' -> type(GREATER_EQUAL) ;
LLD_EXPRESSION_LESS_EQUAL       : '<=' -> type(LESS_EQUAL) ;
LLD_EXPRESSION_SHIFT_LEFT       : '<<' -> type(SHIFT_LEFT) ;
LLD_EXPRESSION_SHIFT_RIGHT      : '>>' -> type(SHIFT_RIGHT) ;
LLD_EXPRESSION_GREATER          : '>' -> type(GREATER) ;
LLD_EXPRESSION_LESS             : '<' -> type(LESS) ;
LLD_EXPRESSION_COMMA            : ',' -> type(COMMA) ;
LLD_EXPRESSION_AND              : '&' -> type(AND) ;
LLD_EXPRESSION_OR               : '|' -> type(OR) ;
LLD_EXPRESSION_CARET            : '^' -> type(CARET) ;
LLD_EXPRESSION_TILDE            : '~' -> type(TILDE) ;
LLD_EXPRESSION_NOT              : '!' -> type(NOT) ;
LLD_EXPRESSION_QUESTION         : '?' -> type(QUESTION) ;
LLD_EXPRESSION_STAR             : '*' -> type(STAR) ;
LLD_EXPRESSION_PLUS             : '+' -> type(PLUS) ;
LLD_EXPRESSION_MINUS            : '-' -> type(MINUS) ;
LLD_EXPRESSION_SLASH            : '/' -> type(SLASH) ;
LLD_EXPRESSION_PERCENT          : '%' -> type(PERCENT) ;
LLD_EXPRESSION_ASSIGN           : '=' -> type(ASSIGN) ;
LLD_EXPRESSION_LBRACE           : '{' -> type(LBRACE) ;
LLD_EXPRESSION_RBRACE           : '}' -> type(RBRACE) ;
LLD_EXPRESSION_LPAREN           : '(' -> type(LPAREN) ;
LLD_EXPRESSION_RPAREN           : ')' -> type(RPAREN) ;
LLD_EXPRESSION_COLON            : ':' -> type(COLON) ;
LLD_EXPRESSION_SEMICOLON        : ';' -> type(SEMICOLON) ;
LLD_EXPRESSION_INT              : ( DIGIT [a-zA-Z0-9_.$]* | HEX+ [Hh] ) -> type(INT) ;
LLD_EXPRESSION_WORD             : [a-zA-Z0-9_.$]+ -> type(NAME) ;
LLD_EXPRESSION_QUOTED           : QUOTED_NAME -> type(NAME) ;
LLD_EXPRESSION_OTHER            : . -> type(IGNORED) ;

mode LLD_VERSION;

LLD_VERSION_COMMENT          : COMMENT -> type(COMMENT), channel(HIDDEN) ;
LLD_VERSION_UNCLOSED_COMMENT : UNCLOSED_COMMENT -> type(UNCLOSED_COMMENT) ;
LLD_VERSION_HASH_COMMENT     : HASH_COMMENT -> type(HASH_COMMENT), channel(HIDDEN) ;
LLD_VERSION_SPACE            : LLD_BLANK+ -> type(SPACE), channel(HIDDEN) ;
LLD_VERSION_COLON            : ':' -> type(COLON) ;
LLD_VERSION_COMMA            : ',' -> type(COMMA) ;
LLD_VERSION_SEMICOLON        : ';' -> type(SEMICOLON) ;
LLD_VERSION_LBRACE           : '{' -> type(LBRACE) ;
LLD_VERSION_RBRACE           : '}' -> type(RBRACE) ;
LLD_VERSION_WORD
    : ( LLD_VERSION_START | '::' ) ( LLD_VERSION_CHAR | '::' )*
      -> type(VERSION_IDENTIFIER)
    ;
LLD_VERSION_QUOTED           : QUOTED_NAME -> type(NAME) ;
LLD_VERSION_OTHER            : . -> type(IGNORED) ;

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

fragment QUOTED_NAME : '"' ~'"'* '"' ;
fragment FILE_START : [_a-zA-Z/.\\$~] ;
fragment FILE_CHAR : [_a-zA-Z0-9/.\\$~\-+:[\],=] ;
fragment MRI_CHAR : [_a-zA-Z0-9/.\\$~\-+:[\]] ;
fragment SYMBOL_START : [_a-zA-Z.\\$] ;
fragment SYMBOL_CHAR : [_a-zA-Z0-9/.\\$~] ;
fragment WILD_CHAR : [_a-zA-Z0-9/.\\$~\-+:[\],=?*^!] ;
fragment WILD_NO_STAR : [_a-zA-Z0-9/.\\$~\-+:[\],=?^!] ;
fragment WILD_NO_SLASH : [_a-zA-Z0-9.\\$~\-+:[\],=?*^!] ;

// lld. A word begins with neither an assignment operator nor a comment.
fragment LLD_BLANK : [ \t\r\n\u000B\u000C] ;
fragment LLD_START : [a-zA-Z0-9_.$\\~=[\]?:] ;
fragment LLD_CHAR : [a-zA-Z0-9_.$/\\~=+[\]*?\-!^:] ;
fragment LLD_NO_ASSIGN : [a-zA-Z0-9_.$/\\~+[\]*?\-!^:] ;
fragment LLD_NO_COMMENT : [a-zA-Z0-9_.$/\\~+[\]?\-!^:] ;
fragment LLD_VERSION_START : [a-zA-Z0-9_.$\\~=+[\]*?\-!^] ;
fragment LLD_VERSION_CHAR : [a-zA-Z0-9_.$/\\~=+[\]*?\-!^] ;
