# Included by the folder above.
set(INGEST_READ_SOURCES
  read/bytes.c read/character.c read/charset.c read/charset_label.c read/charset_steps.c read/codepage.c
  read/credit.c read/credit_find.c read/date_scan.c read/date_words.c read/dates.c read/dialects.c
  read/draft.c read/draft_body.c read/draft_id.c read/draft_photo.c read/entity.c read/html.c
  read/html_attributes.c read/html_blocks.c read/html_boxes.c read/html_class.c read/html_figures.c
  read/html_image.c read/html_prepare.c read/json.c read/json_scan.c read/jsonfeed.c read/junk.c read/mapped.c
  read/mapping.c read/mapping_path.c read/read.c read/shape.c read/sniff.c read/table.c read/tags.c
  read/text.c read/text_compare.c read/url.c read/url_join.c read/url_picture.c read/wordpress.c
  read/wordpress_photo.c read/wordpress_url.c read/xml.c)
set(INGEST_READ_PACKAGES jansson libxml-2.0)
set(INGEST_READ_LIBRARIES unistring)
