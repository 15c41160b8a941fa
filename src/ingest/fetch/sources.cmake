set(INGEST_FETCH_SOURCES fetch/address.c fetch/answer.c fetch/fetcher.c fetch/local.c fetch/queue.c fetch/reason.c fetch/setup.c
  fetch/transfer.c)
set(INGEST_FETCH_PACKAGES libcurl)
