set(INGEST_FETCH_SOURCES fetch/address.c fetch/answer.c fetch/credentials.c fetch/fetcher.c fetch/guard.c fetch/gunzip.c
  fetch/incoming.c fetch/local.c fetch/network.c fetch/proxy.c fetch/queue.c fetch/reason.c fetch/setup.c fetch/transfer.c)
set(INGEST_FETCH_PACKAGES libcurl zlib)
