set(INGEST_PHOTO_SOURCES photo/bmp_load.c photo/exif.c photo/fit.c photo/jpeg_load.c photo/jpeg_save.c photo/jpeg_source.c
  photo/kind.c photo/load.c photo/photo.c photo/pixmap.c photo/png_load.c photo/shrink.c photo/webp_load.c)
set(INGEST_PHOTO_PACKAGES libjpeg libpng libwebp libwebpdemux libexif)
