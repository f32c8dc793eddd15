// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/page_data.h"

/* The language a work is told in here. */
static void put_language(const struct page *page, struct js *json, const struct item *item)
{
    struct told told = say_text(&page->say, &item->title);
    if (told.tag.len)
        js_put_str(json, "inLanguage", told.tag);
}

static struct js *begin(const struct page *page, const char *type, const char *title, const struct item *item)
{
    struct js *json = data_new(type);
    data_text(page, json, title, &item->title);
    data_text(page, json, "description", &item->summary);
    data_url(page, json, item->id);
    return json;
}

static struct js *online_place(struct str url)
{
    struct js *json = data_new("VirtualLocation");
    js_put_str(json, "url", url);
    return json;
}

static void put_location(const struct page *page, struct js *json, const struct entry *entry)
{
    struct str online = entry->item->event.online;
    struct js *place = data_place(page, entry->place);
    const char *mode = online.len ? place ? "Mixed" : "Online" : "Offline";
    js_put_str(json, "eventAttendanceMode",
               arena_printf(page->arena, "https://schema.org/%sEventAttendanceMode", mode));
    if (online.len && place) {
        struct js *both = js_new_array();
        js_push(both, place);
        js_push(both, online_place(online));
        js_put(json, "location", both);
    } else {
        data_put(json, "location", online.len ? online_place(online) : place);
    }
}

struct js *data_event(const struct page *page, const struct entry *entry)
{
    const struct event *event = &entry->item->event;
    bool cancelled = event->status == EVENT_CANCELLED;
    struct js *json = begin(page, "Event", "name", entry->item);
    put_language(page, json, entry->item);
    data_moment(json, "startDate", entry->when.start_s, entry->when.offset_min);
    if (entry->when.end_s > entry->when.start_s)
        data_moment(json, "endDate", entry->when.end_s, entry->when.offset_min);
    js_put_z(json, "eventStatus",
             cancelled ? "https://schema.org/EventCancelled" : "https://schema.org/EventScheduled");
    put_location(page, json, entry);
    data_put(json, "organizer", data_organization(page, entry->organization));
    data_put(json, "offers", data_offer(page, &event->price));
    if (event->price.cost == COST_FREE)
        js_put_bool(json, "isAccessibleForFree", true);
    if (event->places)
        js_put_int(json, "maximumAttendeeCapacity", event->places);
    return json;
}

static void put_days(struct js *json, unsigned days)
{
    static const char *const names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday",    "PublicHolidays"};
    struct js *list = js_new_array();
    for (unsigned day = 0; day < sizeof names / sizeof *names; day++)
        if (days & 1u << day)
            js_push(list, js_new_z(names[day]));
    js_put(json, "dayOfWeek", list);
}

static void put_clock(const struct page *page, struct js *json, const char *name, int minutes)
{
    js_put_str(json, name, format_clock(page->arena, minutes == 1440 ? 1439 : minutes));
}

static struct js *opening(const struct page *page, const struct hours *hours)
{
    struct js *json = data_new("OpeningHoursSpecification");
    put_days(json, hours->days);
    put_clock(page, json, "opens", hours->opens_min);
    put_clock(page, json, "closes", hours->closes_min);
    data_date(json, "validFrom", hours->from);
    data_date(json, "validThrough", hours->until);
    return json;
}

/* Closed from midnight to midnight, as schema.org has it. */
static struct js *closed(const struct closure *closure)
{
    struct js *json = data_new("OpeningHoursSpecification");
    js_put_z(json, "opens", "00:00");
    js_put_z(json, "closes", "00:00");
    data_date(json, "validFrom", closure->from);
    data_date(json, "validThrough", closure->until);
    return json;
}

static void put_hours(const struct page *page, struct js *json, const struct service *service)
{
    struct js *list = js_new_array();
    for (int i = 0; i < service->n_hours; i++)
        if (service->hours[i].days)
            js_push(list, opening(page, &service->hours[i]));
    for (int i = 0; i < service->n_closures; i++)
        js_push(list, closed(&service->closures[i]));
    if (js_len(list))
        js_put(json, "hoursAvailable", list);
    else
        js_free(list);
}

static struct js *channel_of(const struct page *page, const struct entry *entry)
{
    const struct service *service = &entry->item->service;
    struct js *json = data_new("ServiceChannel");
    data_put(json, "serviceLocation", data_place(page, entry->place));
    data_languages(json, "availableLanguage", &service->languages);
    if (service->contact.phone.len) {
        struct js *phone = data_new("ContactPoint");
        js_put_str(phone, "telephone", service->contact.phone);
        js_put(json, "servicePhone", phone);
    }
    if (service->contact.url.len)
        js_put_str(json, "serviceUrl", service->contact.url);
    return json;
}

struct js *data_service(const struct page *page, const struct entry *entry)
{
    const struct item *of = entry->organization;
    bool is_public = of && of->organization.legal_form == FORM_PUBLIC;
    struct js *json = begin(page, is_public ? "GovernmentService" : "Service", "name", entry->item);
    data_put(json, "provider", data_organization(page, of));
    js_put(json, "availableChannel", channel_of(page, entry));
    put_hours(page, json, &entry->item->service);
    data_put(json, "offers", data_offer(page, &entry->item->service.price));
    if (entry->item->service.for_whom.n) {
        struct js *audience = data_new("Audience");
        data_text(page, audience, "audienceType", &entry->item->service.for_whom);
        js_put(json, "audience", audience);
    }
    return json;
}

/* The day it was first shown, or last vouched for: we know of no other. */
static struct date posted(const struct item *item)
{
    return item->from.year ? item->from : item->checked_on;
}

struct js *data_call(const struct page *page, const struct entry *entry)
{
    const struct item *item = entry->item;
    const struct call *call = &item->call;
    int64_t last_s = 0;
    struct js *json = begin(page, "JobPosting", "title", item);
    js_put_z(json, "employmentType", "VOLUNTEER");
    js_put_bool(json, "directApply", false);
    data_put(json, "hiringOrganization", data_organization(page, entry->organization));
    data_put(json, "jobLocation", data_place(page, entry->place));
    data_date(json, "datePosted", posted(item));
    for (int i = 0; i < item->occurrences.n; i++)
        if (item->occurrences.items[i].end_s > last_s)
            last_s = item->occurrences.items[i].end_s;
    if (item->until.year)
        data_date(json, "validThrough", item->until);
    else if (last_s)
        data_moment(json, "validThrough", last_s, 0);
    js_put_str(json, "workHours", say_every(&page->say, call));
    if (call->requirements.n)
        data_text(page, json, "qualifications", &call->requirements);
    return json;
}

static struct js *how_to(const struct page *page, const struct item *item)
{
    struct js *json = begin(page, "HowTo", "name", item), *steps = js_new_array();
    put_language(page, json, item);
    for (int i = 0; i < item->guide.n_steps; i++) {
        struct js *step = data_new("HowToStep");
        data_text(page, step, "name", &item->guide.steps[i].title);
        data_text(page, step, "text", &item->guide.steps[i].text);
        js_push(steps, step);
    }
    js_put(json, "step", steps);
    return json;
}

static struct js *questions(const struct page *page, const struct item *item)
{
    struct js *json = begin(page, "FAQPage", "name", item), *list = js_new_array();
    put_language(page, json, item);
    for (int i = 0; i < item->guide.n_questions; i++) {
        struct js *question = data_new("Question"), *answer = data_new("Answer");
        data_text(page, question, "name", &item->guide.questions[i].question);
        data_text(page, answer, "text", &item->guide.questions[i].answer);
        js_put(question, "acceptedAnswer", answer);
        js_push(list, question);
    }
    js_put(json, "mainEntity", list);
    return json;
}

/* Steps, questions, or both side by side. */
struct js *data_guide(const struct page *page, const struct item *item)
{
    const struct guide *guide = &item->guide;
    if (!guide->n_questions)
        return how_to(page, item);
    if (!guide->n_steps)
        return questions(page, item);
    struct js *json = js_new_object(), *graph = js_new_array();
    js_push(graph, how_to(page, item));
    js_push(graph, questions(page, item));
    js_put(json, "@graph", graph);
    return json;
}

struct js *data_story(const struct page *page, const struct entry *entry)
{
    const struct story *story = &entry->item->story;
    struct js *json = begin(page, "Article", "headline", entry->item);
    put_language(page, json, entry->item);
    data_date(json, "datePublished", story->published);
    if (story->byline.len) {
        struct js *author = data_new("Person");
        js_put_str(author, "name", story->byline);
        js_put(json, "author", author);
    } else {
        data_put(json, "author", data_organization(page, entry->organization));
    }
    data_put(json, "about", data_organization(page, entry->organization));
    data_text(page, json, "articleBody", &entry->item->body);
    return json;
}

struct js *data_notice(const struct page *page, const struct entry *entry)
{
    const struct notice *notice = &entry->item->notice;
    struct js *json = begin(page, "SpecialAnnouncement", "name", entry->item);
    data_text(page, json, "text", &entry->item->body);
    if (notice->starts.date.year)
        data_moment(json, "datePosted", moment_s(notice->starts), notice->starts.offset_min);
    if (notice->ends.date.year)
        data_moment(json, "expires", moment_s(notice->ends), notice->ends.offset_min);
    data_put(json, "announcementLocation", data_place(page, entry->place));
    data_put(json, "publisher", data_organization(page, entry->organization));
    return json;
}
