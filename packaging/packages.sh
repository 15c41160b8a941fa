# shellcheck shell=sh
# The Debian packages Foyer needs, and how to get them: the one list, sourced by the scripts.
#
#   . packaging/packages.sh
#   packages_for_building    # installs what is missing; silent and quick when nothing is
#
# Debian 12, 13 and Raspberry Pi OS. A|B means: either will do, A first.

packages_for_building() {
    packages_install 'building Foyer' \
        build-essential cmake ninja-build 'pkg-config|pkgconf' \
        libsdl2-dev libsdl2-ttf-dev libsdl2-image-dev libjpeg-dev libpng-dev libwebp-dev libexif-dev \
        libcurl4-openssl-dev libjansson-dev libxml2-dev libsqlite3-dev \
        libunistring-dev libfribidi-dev libharfbuzz-dev libmd-dev libqrencode-dev zlib1g-dev \
        tzdata ca-certificates
}

packages_for_testing() {
    packages_install 'testing Foyer' \
        libcmocka-dev git 'nginx-light|nginx' openssl python3 unicode-data fonts-ebgaramond fonts-noto-color-emoji \
        fonts-wqy-microhei \
        xvfb libegl1 libgles2 libgl1-mesa-dri libzbar-dev \
        clang clang-tidy clang-format 'libclang-rt-dev|libclang-rt-14-dev' shellcheck
}

# packages_install WHAT PACKAGE…: installs the missing ones among PACKAGE…, which are for WHAT. Fails with a message
# that says what to do.
packages_install() {
    packages_what=$1
    shift
    if ! packages_is_debian; then
        packages_say "$packages_what needs the packages (by their Debian names) $*; this system is not Debian, install them by its own means"
        return 1
    fi
    packages_there=$(packages_query "$@")
    packages_left=$#
    while [ "$packages_left" -gt 0 ]; do
        packages_has_one_of "$1" || set -- "$@" "$(packages_choose "$1")"
        shift
        packages_left=$((packages_left - 1))
    done
    [ $# -gt 0 ] || return 0

    if [ "$(id -u)" -eq 0 ]; then
        packages_sudo=
    elif command -v sudo >/dev/null; then
        packages_sudo=sudo
    else
        packages_say "$packages_what needs packages, and only root can install them; run as root: apt-get install --no-install-recommends $*"
        return 1
    fi
    packages_say "installing for $packages_what${packages_sudo:+ (with sudo)}: $*"
    if apt-get install -qq --simulate --no-install-recommends "$@" >/dev/null 2>&1 && packages_get "$@"; then
        return 0
    fi
    packages_say 'refreshing the list of packages, because it does not have these'
    packages_apt update && packages_get "$@" && return 0
    packages_say "could not install $*; is the network there? The command was: ${packages_sudo:+sudo }apt-get install --no-install-recommends $*"
    return 1
}

# ---- inside ----

packages_say() {
    printf '%s\n' "packages: $*" >&2
}

packages_is_debian() {
    command -v dpkg-query >/dev/null && command -v apt-get >/dev/null
}

# Of the named packages, those that are installed, each between spaces.
packages_query() (
    IFS='|'
    set -f
    # shellcheck disable=SC2048,SC2086 # alternatives are to be split
    set -- $*
    printf ' %s ' "$(dpkg-query -W -f '${Package}=${db:Status-Status} ' "$@" 2>/dev/null)"
)

packages_has_one_of() {
    packages_rest=$1
    while :; do
        case $packages_there in
        *" ${packages_rest%%|*}=installed "*) return 0 ;;
        esac
        case $packages_rest in
        *'|'*) packages_rest=${packages_rest#*|} ;;
        *) return 1 ;;
        esac
    done
}

# The first alternative that can be installed, else the first.
packages_choose() {
    packages_rest=$1
    while :; do
        if [ -n "$(apt-cache madison "${packages_rest%%|*}" 2>/dev/null)" ]; then
            printf '%s\n' "${packages_rest%%|*}"
            return
        fi
        case $packages_rest in
        *'|'*) packages_rest=${packages_rest#*|} ;;
        *) break ;;
        esac
    done
    printf '%s\n' "${1%%|*}"
}

packages_get() {
    packages_apt install --no-install-recommends "$@"
}

packages_apt() {
    $packages_sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 \
        -o Acquire::Retries=3 "$@" </dev/null >/dev/null
}
