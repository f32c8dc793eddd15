// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/key_filter.h"

bool key_filter_takes(struct key_filter *filter, int key, enum key_kind kind, bool held, int ignore_ms,
                      int64_t now_ms)
{
    bool soon = key == filter->key && now_ms - filter->at_ms < ignore_ms;
    *filter = (struct key_filter){key, now_ms};
    return held ? kind == KEY_KIND_REPEATS : !soon;
}
