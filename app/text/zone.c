// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/zone.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucal.h>

#include "base/date.h"

enum { ZONE_NAME_MAX = 64 };

struct zone {
    char name[ZONE_NAME_MAX];
    UCalendar *calendar; /* only under `lock`: asking it for an offset changes it */
    pthread_mutex_t lock;
    struct zone *next;
};

static pthread_mutex_t zones_lock = PTHREAD_MUTEX_INITIALIZER;
static struct zone *zones;

/* ICU also takes made-up zones such as "GMT+3" and "+05:30"; only names of its own list count. */
static bool is_listed(const UChar *name, int32_t len)
{
    UErrorCode code = U_ZERO_ERROR;
    UEnumeration *names = ucal_openTimeZoneIDEnumeration(UCAL_ZONE_TYPE_ANY, NULL, NULL, &code);
    bool found = false;
    int32_t each_len;
    const UChar *each;
    while (!found && (each = uenum_unext(names, &each_len, &code)) && U_SUCCESS(code))
        found = each_len == len && memcmp(each, name, (size_t)len * sizeof *name) == 0;
    uenum_close(names);
    return found;
}

static bool to_ascii16(struct str name, UChar out[ZONE_NAME_MAX])
{
    if (name.len == 0 || name.len >= ZONE_NAME_MAX || str_is(name, "Etc/Unknown"))
        return false;
    for (size_t i = 0; i < name.len; i++) {
        if (name.ptr[i] <= ' ' || name.ptr[i] > '~')
            return false;
        out[i] = (UChar)name.ptr[i];
    }
    return true;
}

static struct zone *zone_open(struct str name)
{
    UChar wide[ZONE_NAME_MAX];
    UErrorCode code = U_ZERO_ERROR;
    if (!to_ascii16(name, wide) || !is_listed(wide, (int32_t)name.len))
        return NULL;
    UCalendar *calendar = ucal_open(wide, (int32_t)name.len, "en", UCAL_GREGORIAN, &code);
    if (U_FAILURE(code))
        return NULL;
    struct zone *zone = calloc(1, sizeof *zone);
    if (!zone)
        abort();
    memcpy(zone->name, name.ptr, name.len);
    zone->calendar = calendar;
    pthread_mutex_init(&zone->lock, NULL);
    return zone;
}

const struct zone *zone_find(struct str name)
{
    pthread_mutex_lock(&zones_lock);
    struct zone *zone = zones;
    while (zone && !str_is(name, zone->name))
        zone = zone->next;
    if (!zone && (zone = zone_open(name))) {
        zone->next = zones;
        zones = zone;
    }
    pthread_mutex_unlock(&zones_lock);
    return zone;
}

struct str zone_name(const struct zone *zone)
{
    return str_of(zone->name);
}

static const struct zone *find_wide(const UChar *wide, int32_t len)
{
    char name[ZONE_NAME_MAX];
    if (len <= 0 || len >= ZONE_NAME_MAX)
        return NULL;
    for (int32_t i = 0; i < len; i++)
        name[i] = wide[i] < 0x80 ? (char)wide[i] : '?';
    return zone_find((struct str){name, (size_t)len});
}

const struct zone *zone_of_windows(struct str name)
{
    UChar wide[ZONE_NAME_MAX], found[ZONE_NAME_MAX];
    UErrorCode code = U_ZERO_ERROR;
    size_t n = 0;
    if (name.len == 0 || name.len >= ZONE_NAME_MAX)
        return NULL;
    for (; n < name.len && (unsigned char)name.ptr[n] < 0x80; n++)
        wide[n] = (UChar)name.ptr[n];
    int32_t len = ucal_getTimeZoneIDForWindowsID(wide, (int32_t)n, NULL, found, ZONE_NAME_MAX, &code);
    return n == name.len && U_SUCCESS(code) ? find_wide(found, len) : NULL;
}

int zone_list(int standard_offset_min, const struct zone **ret_zones, int max)
{
    UErrorCode code = U_ZERO_ERROR;
    int32_t offset_ms = standard_offset_min * 60000, len;
    const UChar *each;
    int n = 0;
    UEnumeration *names =
        ucal_openTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, NULL, &offset_ms, &code);
    while (n < max && (each = uenum_unext(names, &len, &code)) && U_SUCCESS(code))
        if ((ret_zones[n] = find_wide(each, len)))
            n++;
    uenum_close(names);
    return n;
}

static int64_t offset_s(const struct zone *zone, int64_t s)
{
    UErrorCode code = U_ZERO_ERROR;
    pthread_mutex_lock((pthread_mutex_t *)&zone->lock);
    ucal_setMillis(zone->calendar, (double)s * 1000.0, &code);
    int32_t ms =
        ucal_get(zone->calendar, UCAL_ZONE_OFFSET, &code) + ucal_get(zone->calendar, UCAL_DST_OFFSET, &code);
    pthread_mutex_unlock((pthread_mutex_t *)&zone->lock);
    return U_FAILURE(code) ? 0 : ms / 1000;
}

int zone_offset_min(const struct zone *zone, int64_t s)
{
    int64_t offset = offset_s(zone, s); /* before about 1900 zones had local mean time, with seconds */
    return (int)((offset >= 0 ? offset + 30 : offset - 30) / 60);
}

int64_t zone_to_s(const struct zone *zone, const struct moment *local)
{
    struct moment as_utc = *local;
    as_utc.offset_min = 0;
    int64_t wall = moment_s(as_utc);
    int64_t before = offset_s(zone, wall - 86400), after = offset_s(zone, wall + 86400);
    if (before == after || offset_s(zone, wall - before) == before)
        return wall - before; /* the first of a doubled time */
    if (offset_s(zone, wall - after) == after)
        return wall - after;
    return wall - before; /* in a gap: as far past its start as the clock that was never shown */
}
