# Included by the folder above.
set(INGEST_READ_SOURCES
  read/atom.c read/atom_text.c read/base64.c read/byline.c read/bytes.c read/character.c read/charset.c
  read/charset_label.c read/charset_steps.c read/codepage.c read/columns.c read/credit.c read/credit_find.c
  read/date_scan.c read/date_words.c read/dates.c read/dialects.c read/draft.c read/draft_body.c read/draft_id.c
  read/draft_photo.c read/entity.c read/html.c read/html_attributes.c read/html_blocks.c read/html_boxes.c
  read/html_class.c read/html_figures.c read/html_image.c read/html_prepare.c read/html_srcset.c read/json.c
  read/json_scan.c read/jsonfeed.c read/junk.c read/junk_lines.c read/mapped.c read/mapping.c
  read/mapping_path.c read/media.c read/media_rank.c read/rdf.c read/read.c read/rss.c read/rss_pace.c
  read/rss_rules.c read/shape.c read/sniff.c read/table.c read/tags.c read/text.c read/text_compare.c read/url.c
  read/url_picture.c read/wordpress.c read/wordpress_photo.c read/wordpress_url.c
  read/xml_element.c read/xml_feed.c read/xml_item.c read/xml_markup.c read/xml_media.c read/xml_names.c
  read/xml_reference.c read/xml_repair.c read/xml_root.c read/xml_tag.c read/xml_tag_attributes.c
  read/xml_walk.c)
set(INGEST_READ_PACKAGES jansson libcurl libxml-2.0)
set(INGEST_READ_LIBRARIES unistring)
