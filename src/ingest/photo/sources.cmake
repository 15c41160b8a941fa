set(INGEST_PHOTO_SOURCES photo/exif.c photo/exif_chunk.c photo/fit.c photo/header.c photo/jpeg_load.c photo/jpeg_save.c photo/jpeg_source.c photo/kind.c
  photo/photo.c photo/pixmap.c photo/sdl_load.c photo/shrink.c)
set(INGEST_PHOTO_PACKAGES libjpeg libexif sdl2 SDL2_image)
