// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>

#include "base/log.h"
#include "base/utf8.h"
#include "exchange/import.h"

enum { LINE_MAX_BYTES = 64 * 1024, NAME_MAX_BYTES = 400, MESSAGE_MAX_BYTES = 4000 };

static void print_json(struct js *line)
{
    struct buf text;
    buf_init(&text, LINE_MAX_BYTES);
    js_write(line, JS_COMPACT, &text);
    buf_char(&text, '\n');
    fwrite(text.ptr, 1, text.len, stdout);
    buf_release(&text);
    js_free(line);
}

/* What a source calls its records may be as long as the source. */
static void put_cut(struct js *line, const char *name, struct str s, size_t max_bytes)
{
    if (s.len)
        js_put_str(line, name, utf8_cut(s, max_bytes));
}

struct js *import_fault_json(const struct import_fault *fault)
{
    struct js *line = js_new_object();
    js_put_z(line, "file", fault->file ? fault->file : "");
    if (fault->line)
        js_put_int(line, "line", fault->line);
    put_cut(line, "record", fault->record, NAME_MAX_BYTES);
    put_cut(line, "id", fault->id, NAME_MAX_BYTES);
    js_put_str(line, "pointer", utf8_cut(fault->pointer, MESSAGE_MAX_BYTES));
    js_put_z(line, "rule", fault->rule);
    js_put_z(line, "severity", fault->is_warning ? "warning" : "error");
    js_put_str(line, "message", utf8_cut(fault->message, MESSAGE_MAX_BYTES));
    return line;
}

static void say(const struct import_fault *fault)
{
    char where[32] = "";
    if (fault->line)
        snprintf(where, sizeof where, ":%d", fault->line);
    struct str name = fault->record.len ? fault->record : fault->id;
    log_line(fault->is_warning ? LOG_WARN : LOG_ERROR, "%s%s: %.*s%s%.*s%s%.*s",
             fault->file ? fault->file : "(stored)", where, STR_FMT(name), name.len ? ": " : "",
             STR_FMT(fault->pointer), fault->pointer.len ? ": " : "", STR_FMT(fault->message));
}

void import_report(struct import *import, const struct import_fault *fault)
{
    struct import_fault shown = *fault;
    shown.file = import_shown(import, fault->file);
    if (fault->is_warning)
        import->warnings++;
    else
        import->errors++;
    import->unread += !fault->is_warning && !fault->record.len && !fault->id.len;
    if (import->plan->tell)
        import->plan->tell(import->plan->ctx, &shown);
    else if (import->plan->report_json)
        print_json(import_fault_json(&shown));
    else
        say(&shown);
}

static int64_t percent(int64_t part, int64_t whole)
{
    return whole ? 100 * part / whole : 0;
}

static struct js *easy_json(const struct import_counts *counts)
{
    struct js *easy = js_new_object();
    js_put_int(easy, "items_with", counts->easy);
    js_put_int(easy, "items", counts->swedish);
    js_put_int(easy, "percent", percent(counts->easy, counts->swedish));
    return easy;
}

void import_summary(const struct import_plan *plan, const struct import_counts *counts)
{
    struct js *line = js_new_object();
    js_put_bool(line, "summary", true);
    js_put_bool(line, "imported", counts->imported);
    js_put_bool(line, "dry_run", plan->dry_run);
    js_put_z(line, "source", plan->source);
    js_put_int(line, "files", counts->files);
    js_put_int(line, "items", counts->items);
    js_put_int(line, "added", counts->added);
    js_put_int(line, "changed", counts->changed);
    js_put_int(line, "unchanged", counts->unchanged);
    js_put_int(line, "withdrawn", counts->withdrawn);
    js_put_int(line, "refused", counts->refused);
    js_put_int(line, "errors", counts->errors);
    js_put_int(line, "warnings", counts->warnings);
    js_put(line, "easy_swedish", easy_json(counts));
    print_json(line);
    if (!plan->report_json)
        log_info("easy Swedish: %lld of %lld items (%lld %%)", (long long)counts->easy,
                 (long long)counts->swedish, (long long)percent(counts->easy, counts->swedish));
}
