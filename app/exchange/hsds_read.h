/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where HSDS comes from: files of JSON, folders of tables, an API. Each takes what it finds into the records;
 * what cannot be read is reported and passed over. */
#ifndef EXCHANGE_HSDS_READ_H
#define EXCHANGE_HSDS_READ_H

#include "exchange/hsds_records.h"

enum { HSDS_FILE_MAX_BYTES = 256 << 20, HSDS_FILES_MAX = 20000 };

void hsds_report(struct import *import, const char *file, int line, const char *rule, const char *reason);
/* One object, an array of them, a page {"contents": […]}, or tables {"services.csv": […]}. */
void hsds_read_json(struct hsds_records *records, struct str bytes, const char *file);
void hsds_read_json_file(struct hsds_records *records, const char *path);
/* CSV files, and JSON files beside them, below a folder; or one CSV file. */
void hsds_read_folder(struct hsds_records *records, const char *path);
/* All services, organizations and terms of an API; those changed since the last time when nothing is to be
 * replaced. */
enum err hsds_read_api(struct hsds_records *records, const char *url);

#endif
