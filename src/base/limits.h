/* Every maximum of what comes from outside. Sizes are bytes unless the name says otherwise. */
#ifndef FOYER_BASE_LIMITS_H
#define FOYER_BASE_LIMITS_H

enum {
    /* configuration */
    LIMIT_CONFIG_FILE = 1 << 20, /* with the files it includes */
    LIMIT_CONFIG_INCLUDES = 10,  /* one within the other */
    LIMIT_CONFIG_FILES = 100,    /* read or tried; each is looked at twice a second */
    LIMIT_CONFIG_MISTAKES = 100, /* told one by one */
    LIMIT_FEEDS = 64,
    LIMIT_CLOCKS = 4,
    LIMIT_THEMES = 16,
    LIMIT_LOGO = 4 << 20,
    LIMIT_LOGO_SIDE = 4096,     /* pixels */
    LIMIT_ZONE_FILE = 64 << 10, /* of the tz database; its largest has 4 KB */
    LIMIT_ZONE_RULE = 256,
    LIMIT_EXPRESSION_PATHS = 16, /* alternatives of one */
    LIMIT_EXPRESSION_STEPS = 64, /* of one of them */
    LIMIT_LANGUAGE_FILE = 64 << 10,
    LIMIT_JUNK_FILE = 256 << 10,
    LIMIT_JUNK_LINES = 4096,
    LIMIT_LANGUAGE_TAG = 35, /* as BCP 47, section 4.4.1, proposes */

    /* a feed as it comes */
    LIMIT_FEED_TRANSFER = 32 << 20, /* compressed */
    LIMIT_FEED_BODY = 32 << 20,     /* after decompression */
    LIMIT_REDIRECTS = 10,
    LIMIT_URL = 4096,
    LIMIT_HEADER_VALUE = 4096,
    LIMIT_HEADERS = 256 << 10,    /* of one answer */
    LIMIT_CREDENTIALS = 16 << 10, /* of their file */
    LIMIT_JSON_DEPTH = 512,
    LIMIT_JSON_VALUES = 500000, /* a list, an object and a comma count one each */
    LIMIT_XML_DEPTH = 256,
    LIMIT_XML_FIELD = 4 << 20, /* of one element that is read, with the markup in it */
    LIMIT_XML_MEDIA = 32,      /* pictures of one story that are considered */
    LIMIT_HTML_DEPTH = 256,
    LIMIT_HTML_PREPARED = 4 << 20, /* of one story, without scripts, comments and unused attributes */
    LIMIT_HTML_PHOTOS = 32,        /* of one story that are considered */

    /* a story */
    LIMIT_STORIES_PER_FEED = 500,
    LIMIT_HEADLINE = 2000,
    LIMIT_FIELD = 1000, /* section, byline, source, credit */
    LIMIT_CAPTION = 4000,
    LIMIT_BLOCK = 32 << 10,
    LIMIT_BLOCKS_PER_STORY = 500,
    LIMIT_STORY_TEXT = 256 << 10,
    LIMIT_PROBLEMS = 100, /* remembered per document */

    /* a photo as it comes */
    LIMIT_PHOTO_TRANSFER = 32 << 20,
    LIMIT_PHOTO_SIDE = 16384,            /* pixels */
    LIMIT_PHOTO_PIXELS = 100000000,      /* width x height: JPEG is shrunk while it is loaded */
    LIMIT_PHOTO_PIXELS_PLAIN = 40000000, /* of the others: some must be decoded whole */
    LIMIT_PHOTO_MEMORY = 160 << 20,      /* of libjpeg, for a file with several scans */
    LIMIT_PHOTO_SCANS = 100,

    /* a photo as it is kept */
    LIMIT_PHOTO_KEPT = 8 << 20,
    LIMIT_PHOTO_KEPT_SIDE = 4096, /* pixels */

    /* the store */
    LIMIT_STORE_VALUE = 1 << 20,    /* of one text or row of the database */
    LIMIT_STORE_STORIES = 64 * 500, /* of an edition: LIMIT_FEEDS * LIMIT_STORIES_PER_FEED */

    /* alerts */
    LIMIT_ALERTS = 16,            /* at one time */
    LIMIT_ALERT_FILES = 64,       /* of their folder, that are read */
    LIMIT_ALERT_FILE = 16 << 10,  /* of one */
    LIMIT_ALERT_TEXT = 2000,      /* of one */
    LIMIT_ALERT_INPUT = 64 << 10, /* as it is given, before blanks around it are taken away */

    /* the screen */
    LIMIT_SCREEN_SIDE = 8192, /* pixels */
    LIMIT_FONTS = 8,          /* of the operator's own */
    LIMIT_FONT = 32 << 20,    /* bytes of a face of the operator's theme */
    LIMIT_MISSING = 2000,     /* characters without a font that are told of */
    LIMIT_PARAGRAPH = 64 << 10,
    LIMIT_MARKS = 30,   /* combining marks on one letter, as in UAX #15 stream-safe text */
    LIMIT_CLUSTER = 32, /* characters that stick together as one */
    LIMIT_LINES_PER_PAGE = 600,
};

#endif
