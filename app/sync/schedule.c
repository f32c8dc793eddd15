// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/schedule.h"

#include <string.h>

#include "base/date.h"

uint32_t schedule_offset(struct str kiosk_id)
{
    uint64_t hash = str_hash(kiosk_id);
    return (uint32_t)(hash ^ hash >> 32);
}

static int64_t below(uint32_t random, int64_t bound)
{
    return bound > 0 ? (int64_t)((uint64_t)random * (uint64_t)bound >> 32) : 0;
}

static int64_t backoff_ms(int failures)
{
    int64_t most = SCHEDULE_BACKOFF_MS;
    for (int i = 1; i < failures && most < SCHEDULE_BACKOFF_MAX_MS; i++)
        most *= 2;
    return most < SCHEDULE_BACKOFF_MAX_MS ? most : SCHEDULE_BACKOFF_MAX_MS;
}

/* To the next beat of the interval, which falls at another moment for each kiosk; ± 10 %. */
static int64_t beat_ms(const struct schedule *schedule)
{
    int64_t phase = (schedule->now_ms + schedule->offset % SCHEDULE_INTERVAL_MS) % SCHEDULE_INTERVAL_MS;
    int64_t delay = SCHEDULE_INTERVAL_MS - (phase < 0 ? phase + SCHEDULE_INTERVAL_MS : phase);
    if (delay < SCHEDULE_INTERVAL_MS / 2)
        delay += SCHEDULE_INTERVAL_MS;
    return delay + below(schedule->random, SCHEDULE_INTERVAL_MS / 5) - SCHEDULE_INTERVAL_MS / 10;
}

int64_t schedule_delay_ms(const struct schedule *schedule)
{
    int64_t told_s = schedule->retry_after_s < SCHEDULE_RETRY_AFTER_MAX_S ? schedule->retry_after_s
                                                                          : SCHEDULE_RETRY_AFTER_MAX_S;
    if (told_s > 0)
        return told_s * 1000 + below(schedule->random, told_s * 100 + 1000);
    if (schedule->result == SCHEDULE_STARTED)
        return schedule->is_empty ? 0 : below(schedule->random, SCHEDULE_START_MS);
    if (schedule->result == SCHEDULE_HELD)
        return below(schedule->random, SCHEDULE_AGAIN_MS);
    if (schedule->result == SCHEDULE_ANSWERED)
        return beat_ms(schedule);
    if (schedule->result == SCHEDULE_REFUSED)
        return SCHEDULE_REFUSED_MS + below(schedule->random, SCHEDULE_REFUSED_MS);
    return below(schedule->random, backoff_ms(schedule->failures));
}

static int month_of(struct str name)
{
    static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    for (int i = 0; name.len == 3 && i < 12; i++)
        if (memcmp(names + 3 * i, name.ptr, 3) == 0)
            return i + 1;
    return 0;
}

static bool two_digits(struct str s, size_t at, int most, int *ret_value)
{
    char a = s.ptr[at], b = s.ptr[at + 1];
    if (a < '0' || a > '9' || b < '0' || b > '9')
        return false;
    *ret_value = (a - '0') * 10 + b - '0';
    return *ret_value <= most;
}

bool http_date_parse(struct str s, int64_t *ret_s)
{
    struct moment moment = {0};
    int century, year;
    char iso[DATE_LEN + 1];
    struct date date;
    if (s.len != 29 || !str_ends(s, " GMT") || s.ptr[3] != ',' || s.ptr[4] != ' ' || s.ptr[7] != ' ' ||
        s.ptr[11] != ' ' || s.ptr[16] != ' ' || s.ptr[19] != ':' || s.ptr[22] != ':')
        return false;
    moment.date.month = month_of(str_sub(s, 8, 11));
    if (!moment.date.month || !two_digits(s, 5, 31, &moment.date.day) || !two_digits(s, 12, 99, &century) ||
        !two_digits(s, 14, 99, &year) || !two_digits(s, 17, 23, &moment.hour) ||
        !two_digits(s, 20, 59, &moment.minute) || !two_digits(s, 23, 60, &moment.second))
        return false;
    moment.date.year = century * 100 + year;
    if (moment.date.year < 1970 || moment.date.day < 1)
        return false;
    date_format(moment.date, iso);
    if (!date_parse(str_of(iso), &date)) /* 31 February */
        return false;
    *ret_s = moment_s(moment);
    return true;
}

int64_t schedule_retry_after_s(const char *value, int64_t now_s)
{
    int64_t seconds;
    struct str s = str_trim(str_of(value));
    if (s.len == 0)
        return 0;
    if (!str_int(s, &seconds)) {
        if (now_s <= 0 || !http_date_parse(s, &seconds))
            return 0;
        seconds -= now_s;
    }
    if (seconds <= 0)
        return 0;
    return seconds < SCHEDULE_RETRY_AFTER_MAX_S ? seconds : SCHEDULE_RETRY_AFTER_MAX_S;
}
