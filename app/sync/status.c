// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/status.h"

#include "base/date.h"

static enum talk take(struct identity *identity, const char *data, const struct js *json,
                      struct status_result *result)
{
    struct moment time;
    if (moment_parse(js_get_str(json, "time"), &time))
        result->time_s = moment_s(time);
    enum err err = identity_update(identity, data, json, &result->changed, &result->channel_changed);
    return err == ERR_OK ? TALK_OK : err == ERR_IO || err == ERR_FULL ? TALK_STORAGE : TALK_REFUSED;
}

enum talk status_run(struct wire *wire, struct identity *identity, const char *data,
                     const struct js *measurements, volatile const bool *cancel,
                     struct status_result *ret_result)
{
    struct status_result result = {0};
    struct js *json = NULL;
    struct talk_request request = {.base = identity->base,
                                   .path = "v1/status",
                                   .bearer = identity->credential,
                                   .body = measurements,
                                   .cancel = cancel};
    enum talk talk = talk_json(wire, &request, &json);
    if (talk == TALK_OK)
        talk = take(identity, data, json, &result);
    js_free(json);
    *ret_result = result;
    return talk;
}
