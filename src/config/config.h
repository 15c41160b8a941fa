/* What the operator wants, read from one file and those it includes. The struct is complete and valid
 * whenever config_read succeeded: every key has a value, its default or the file's. Plain data owned by
 * the struct, immutable after reading; a reload makes a new one. */
#ifndef FOYER_CONFIG_CONFIG_H
#define FOYER_CONFIG_CONFIG_H

#include "base/clock.h"
#include "base/error.h"
#include "config/files.h"
#include "config/palette.h"
#include "story/feed.h"

#include <stdbool.h>
#include <stddef.h>

/* How a mapped feed's JSON is read: expressions as expression.h has them. NULL: not mapped. With format
 * mapped `stories` and `headline` are there. */
struct config_map {
    char *stories;
    char *id;
    char *url;
    char *headline;
    char *section;
    char *byline;
    char *source;
    char *language;
    char *published;
    char *updated;
    char *summary;
    char *body;
    char *photo;
    char *caption;
    char *credit;
};

/* What proves to the feed's server who asks; files, NULL: none. */
struct config_access {
    char *credentials;        /* as src/ingest/fetch/credentials.h has it */
    char *client_certificate; /* PEM */
    char *client_key;         /* PEM; NULL: in the certificate's file */
};

struct config_feed {
    char *name; /* unique */
    char *url;  /* http://, https://, file:// or an absolute path (a relative path is made absolute
                   from the folder of the file it is written in) */
    enum feed_format format;
    tick refresh;    /* span between two reads */
    char *language;  /* when the feed does not say; NULL */
    int max_stories; /* newest so many are kept */
    char *junk; /* texts that a block must not be, as read_request of ingest/read/read.h has them; NULL */
    int weight; /* 1 .. 10: its stories are shown so many times as often as those of weight 1 */
    struct config_access access;
    struct config_map map;
    int line; /* in the file, for messages */
};

struct config_rotation {
    bool dwell_auto;
    tick dwell;        /* when not auto */
    int reading_speed; /* words per minute */
    tick min_dwell;
    tick max_dwell;
    tick max_age; /* older stories are not shown; 0: no limit */
};

struct config_screen {
    char *theme;        /* "night", "paper", "contrast", or one of the themes below */
    double text_scale;  /* 0.5 .. 2.0 */
    int width, height;  /* pixels: of a window, of `foyer render`, and what photos are prepared for */
    int rotate;         /* 0, 90, 180, 270: degrees clockwise by which the picture is turned on the screen */
    bool qr;            /* the story's link as a QR code on its photo */
    bool photo_motion;  /* photos move slowly */
    bool burn_in_guard; /* the picture drifts */
};

/* The operator's own look. Paths are absolute, of TrueType or OpenType files; NULL: not given. */
struct config_theme {
    char *name;             /* the section's title, unique and none of Foyer's own */
    char *like;             /* one of Foyer's own, whose colours hold where none is given */
    struct palette palette; /* what is given */
    char *headline_font;    /* NULL: Foyer's own */
    char *text_font;        /* NULL: Foyer's own */
    char *text_medium_font; /* NULL: text_font */
    char *text_strong_font; /* NULL: text_medium_font */
    char *logo;             /* NULL: that of the configuration */
};

struct config_network {
    char *proxy;             /* "none" or an address; NULL: by the environment */
    char *proxy_credentials; /* file; NULL */
    char *ca_file;           /* NULL: the machine's */
};

struct config_clock {
    char *place; /* the section's title, shown before the time */
    char *timezone;
};

struct config {
    char *path;                /* of the file it came from, as it was given; NULL: defaults only */
    struct config_files files; /* that were read last, for this configuration or for one that was refused */
    char **environment;        /* of the moment it was first read; environment.h */
    char *title;               /* in the bar; NULL: none */
    char *logo;           /* path of a PNG file, before the title; absolute; NULL: none; config_logo is what
                             is shown */
    char *language;       /* of the bar's own words */
    char *fonts;          /* absolute paths, " | " between two, of files to try for letters that Foyer's own
                             fonts do not have; NULL: none */
    char *timezone;       /* of dates and of the only clock when none is configured; NULL: the machine's */
    char *store;          /* folder of the store; absolute */
    int64_t photo_budget; /* bytes of all photos there */
    struct config_feed *feeds;
    size_t feed_count;
    struct config_rotation rotation;
    struct config_screen screen;
    struct config_network network;
    struct config_clock *clocks;
    size_t clock_count;
    struct config_theme *themes;
    size_t theme_count;
};

/* One mistake in a file. */
struct config_mistake {
    char *path;    /* of an included file; NULL: the file that was asked for */
    int line;      /* from 1; 0: the file as a whole */
    char *key;     /* "rotation.dwell", "feed \"Ministry\".url"; NULL when none is meant */
    char *message; /* "what is wrong; what is allowed" */
};

struct config_mistakes {
    struct config_mistake *list; /* in order of line, an included file's where it is included */
    size_t count;
};

void config_mistakes_finish(struct config_mistakes *mistakes);

/* The same about the value of a key, found out once all was read: `key` as a mistake has it, and the line of
 * the file, included or not, in which it stands. The files are read anew for it, so the configuration has a
 * path. malloc'd. Main thread. */
char *config_complaint(const struct config *config, const char *key, const char *message);

/* "file:line: section.key: message" of one mistake, malloc'd; what is not known is left out. `path` is the
 * file that was asked for. */
char *config_mistake_text(const char *path, const struct config_mistake *mistake);

/* Reads the file into `config`. All mistakes are collected, not only the first. Returns false when there was
 * at least one; then `config` is left empty and may be thrown away without finish. Both are overwritten;
 * the mistakes always want config_mistakes_finish. The environment is copied: main thread, before others are
 * started. */
bool config_read(const char *path, struct config *config, struct config_mistakes *mistakes);

/* The same for what cannot wait until somebody has mended the file: all that is right in it counts, and a key
 * with a mistake has its default. The list of mistakes is as long as ever. False, with `config` empty, only
 * when the folder of the store stays unknown: the file or an included one cannot be read, or the mistake is
 * about it. */
bool config_salvage(const char *path, struct config *config, struct config_mistakes *mistakes);

/* The defaults without any feed, for `foyer probe` and `foyer render --feed`; overwrites. The store is
 * $STATE_DIRECTORY, else $XDG_STATE_HOME/foyer, else $HOME/.local/state/foyer. Copies the environment: main
 * thread, before others are started. */
void config_init_defaults(struct config *config);

/* A zeroed struct and NULL are accepted. */
void config_finish(struct config *config);

/* Adds a feed with every other key at its default and returns it (valid until the next is added). A path is
 * made absolute from the working folder. Nothing else is checked. */
struct config_feed *config_add_feed(struct config *config, const char *name, const char *url);

/* The operator's theme of that name; NULL when there is none, and for Foyer's own. */
const struct config_theme *config_theme(const struct config *config, const char *name);

/* The logo of the theme in use; NULL: none. */
const char *config_logo(const struct config *config);

/* The colours of the theme of that name; false when there is none. */
bool config_palette(const struct config *config, const char *name, struct palette *into);

/* Forgets all feeds. */
void config_drop_feeds(struct config *config);

#endif
