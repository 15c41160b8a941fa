/* One open file of the outline: inside of outline*.c only. */
#ifndef FOYER_CONFIG_SOURCE_H
#define FOYER_CONFIG_SOURCE_H

#include "config/outline.h"
#include "config/token.h"

struct source {
    const char *path; /* borrowed */
    bool included;    /* its places name it */
    const struct source *parent;
    int depth;
    struct lexer lexer;
    int lines_before; /* of other files, in the order of reading */
};

/* A section that is open while the file is read. */
struct scope {
    int section;
    const struct scope *parent;
    struct config_place place;
    char *path;                /* "feed \"Ministry\".map"; owned */
    struct config_place *seen; /* of each key, then of each section, of the schema; line 0: not seen; owned */
};

/* The place of a line of this file, for messages; the path is borrowed from the source. */
struct config_place source_place(const struct source *source, int line);

/* Checks that the bytes are text, repairs what is not, and scans them. `text` is changed. */
void source_scan_text(struct outline *outline, struct source *source, struct scope *scope,
                      struct buffer *text);

/* Reads the file that `name` means in `source` and scans it in its place. */
void source_include(struct outline *outline, struct source *source, struct scope *scope,
                    const struct token *name);

/* Reads statements up to the end of the file or of the section. */
void outline_scan(struct outline *outline, struct source *source, struct scope *scope);

/* A mistake of form: one a line, and a text that is not closed there comes first. */
void outline_broken(struct outline *outline, const struct source *source, int line, const char *key,
                    const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Takes the path of an included file, for the places in it. */
void outline_keep_path(struct outline *outline, char *path);

/* Ends a line of the result. */
void outline_end_line(struct outline *outline, const struct config_place *place);

/* Tools of the scanner; the tokens are those that the source's lexer gives. */

enum { TOKEN_NAME_SIZE = 64 };

/* What the token says, shortened for messages. */
void source_name(const struct token *token, char out[TOKEN_NAME_SIZE]);

void source_skip(struct source *source);

/* "name =", "name {", "name "title" {" or "name(" after `ahead` tokens. */
bool source_statement_begins(const struct source *source, int ahead);
void source_skip_line(struct source *source, int line);

/* Behind "{"; false when it is never closed. */
bool source_skip_block(struct source *source);

/* Tells what is broken about the token, or that nobody knows this name in this scope. */
void outline_tell_problem(struct outline *outline, const struct source *source, const struct token *token,
                          const char *key);
void outline_tell_unknown(struct outline *outline, const struct source *source, const struct scope *scope,
                          const struct token *name, bool as_section);

/* True the first time, else tells; `index` counts the schema's keys and then its sections. */
bool scope_see(struct outline *outline, struct scope *scope, size_t index, const struct config_place *place,
               const char *path);

/* Behind a name: "= VALUE"; "(…)". */
void outline_scan_assignment(struct outline *outline, struct source *source, struct scope *scope,
                             const struct token *name);
void outline_scan_call(struct outline *outline, struct source *source, struct scope *scope,
                       const struct token *name);

#endif
