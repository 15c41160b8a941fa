/* `foyer --version`. The only file that asks all libraries for their versions. */
#include "command/command.h"

#include <SDL.h>
#include <SDL_image.h>
#include <SDL_ttf.h>
#include <curl/curl.h>
#include <fribidi.h>
#include <hb.h>
#include <jansson.h>
#include <libxml/xmlversion.h>
#include <png.h>
#include <sqlite3.h>
#include <stdio.h>
#include <unistring/version.h>
#include <webp/decode.h>

static void print_sdl(const char *name, const SDL_version *version)
{
    printf("  %-14s %d.%d.%d\n", name, version->major, version->minor, version->patch);
}

void version_print(void)
{
    SDL_version sdl;
    int webp = WebPGetDecoderVersion();
    SDL_GetVersion(&sdl);
    printf("foyer %s\n\nLibraries:\n", FOYER_VERSION);
    print_sdl("SDL", &sdl);
    print_sdl("SDL_ttf", TTF_Linked_Version());
    print_sdl("SDL_image", IMG_Linked_Version());
    printf("  %-14s %s\n", "libcurl", curl_version_info(CURLVERSION_NOW)->version);
    printf("  %-14s %s\n", "jansson", jansson_version_str());
    printf("  %-14s %s\n", "libxml2", LIBXML_DOTTED_VERSION);
    printf("  %-14s %s\n", "libpng", png_get_libpng_ver(NULL));
    printf("  %-14s %d.%d.%d\n", "libwebp", webp >> 16, webp >> 8 & 0xFF, webp & 0xFF);
    printf("  %-14s %s\n", "SQLite", sqlite3_libversion());
    printf("  %-14s %d.%d.%d\n", "libunistring", _libunistring_version >> 16,
           _libunistring_version >> 8 & 0xFF, _libunistring_version & 0xFF);
    printf("  %-14s %s\n", "FriBidi", FRIBIDI_VERSION);
    printf("  %-14s %s\n", "HarfBuzz", hb_version_string());
}
