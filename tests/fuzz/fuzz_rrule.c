// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/recur.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void walk(const struct rule *rule, int64_t start_s, bool has_time, int64_t from_s)
{
    struct recur *recur = recur_open(rule, start_s, has_time, INT64_MAX, 2000);
    int64_t s, last = INT64_MIN;
    recur_seek(recur, from_s);
    for (int n = 0; n < 200 && recur_next(recur, &s) == RECUR_TIME; n++) {
        if (s <= last || s < start_s || s < from_s)
            __builtin_trap();
        last = s;
    }
    recur_close(recur);
}

/* A first byte for the start, then a rule: its times ascend, and its new UNTIL can be read again. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const int64_t starts_s[] = {0, 1798794000, 1709164800, 253402214400, -62135596800, 1767222000 - 1};
    struct rule rule;
    const char *why;
    struct buf buf;
    if (size < 1)
        return 0;
    struct str text = {(const char *)data + 1, size - 1};
    int64_t start_s = starts_s[data[0] % 6];
    if (!rule_parse(text, &rule, &why))
        return 0;
    walk(&rule, start_s, data[0] & 64, INT64_MIN);
    walk(&rule, start_s, data[0] & 64, start_s + (int64_t)data[0] * 86400 * 37);
    buf_init(&buf, RULE_MAX_BYTES + 64);
    rule_write_until(text, moment_of_s(start_s, 0), true, true, &buf);
    if (!rule_parse(buf_view(&buf), &rule, &why) && text.len + 16 < RULE_MAX_BYTES)
        __builtin_trap();
    buf_release(&buf);
    return 0;
}
