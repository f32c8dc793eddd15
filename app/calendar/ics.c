// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/ics.h"

struct tree { /* being built */
    struct arena *arena;
    struct ics_component *calendars, *last_calendar;
    struct ics_component *open; /* the innermost; NULL: at the top */
    int depth, too_deep;        /* components that are passed over since they are too deep */
    int components, properties;
    struct ics_fault *fault;
};

const struct ics_property *ics_property(const struct ics_component *component, const char *name)
{
    for (const struct ics_property *p = component->properties; p; p = p->next)
        if (str_is(p->name, name))
            return p;
    return NULL;
}

const struct ics_property *ics_again(const struct ics_property *property)
{
    for (const struct ics_property *p = property->next; p; p = p->next)
        if (str_eq(p->name, property->name))
            return p;
    return NULL;
}

struct str ics_value(const struct ics_component *component, const char *name)
{
    const struct ics_property *property = ics_property(component, name);
    return property ? property->value : (struct str){0};
}

static void set_fault(struct ics_fault *fault, int line, struct str field, const char *rule,
                      const char *message)
{
    if (!fault->rule)
        *fault = (struct ics_fault){line, field, rule, str_of(message)};
}

/* To the component that is a record: the one right below the calendar. */
static void refuse(struct tree *tree, int line, struct str field, const char *rule, const char *message)
{
    struct ics_component *record = tree->open;
    while (record && record->parent && record->parent->parent)
        record = record->parent;
    set_fault(record && record->parent ? &record->fault : tree->fault, line, field, rule, message);
}

static void link_component(struct tree *tree, struct ics_component *component)
{
    struct ics_component *parent = tree->open;
    struct ics_component **first = parent ? &parent->components : &tree->calendars,
                         **last = parent ? &parent->last_component : &tree->last_calendar;
    if (*last)
        (*last)->next = component;
    else
        *first = component;
    *last = component;
}

static void begin(struct tree *tree, struct str name, int line)
{
    bool is_calendar = str_is(name, "VCALENDAR");
    if (tree->depth >= ICS_DEPTH_MAX) {
        refuse(tree, line, (struct str){0}, "limit", "components are nested too deeply");
        tree->too_deep++;
        return;
    }
    if (!tree->open != is_calendar)
        refuse(tree, line, (struct str){0}, "syntax",
               is_calendar ? "a VCALENDAR begins inside a component"
                           : "a component stands outside of VCALENDAR");
    struct ics_component *component = ARENA_NEW(tree->arena, struct ics_component);
    *component = (struct ics_component){.name = name, .line = line, .parent = tree->open};
    if (tree->open || is_calendar)
        link_component(tree, component);
    tree->open = component;
    tree->depth++;
    tree->components++;
}

static void close_open(struct tree *tree)
{
    tree->open = tree->open->parent;
    tree->depth--;
}

static void end(struct tree *tree, struct str name, int line)
{
    if (tree->too_deep) {
        tree->too_deep--;
        return;
    }
    struct ics_component *component = tree->open;
    while (component && !str_eq(component->name, name))
        component = component->parent;
    if (!component) {
        refuse(tree, line, (struct str){0}, "syntax", "an END has no BEGIN before it");
        return;
    }
    while (tree->open != component) {
        refuse(tree, line, (struct str){0}, "syntax", "its END is missing");
        close_open(tree);
    }
    close_open(tree);
}

static void add_property(struct tree *tree, const struct ics_property *property)
{
    struct ics_component *open = tree->open;
    if (!open) {
        refuse(tree, property->line, property->name, "syntax", "it stands outside of VCALENDAR");
        return;
    }
    struct ics_property *copy = ARENA_NEW(tree->arena, struct ics_property);
    *copy = *property;
    if (open->last_property)
        open->last_property->next = copy;
    else
        open->properties = copy;
    open->last_property = copy;
    tree->properties++;
}

static void take(struct tree *tree, const struct ics_property *property)
{
    if (str_is(property->name, "BEGIN"))
        begin(tree, ics_upper(tree->arena, str_trim(property->value)), property->line);
    else if (str_is(property->name, "END"))
        end(tree, ics_upper(tree->arena, str_trim(property->value)), property->line);
    else if (!tree->too_deep)
        add_property(tree, property);
}

static bool is_full(const struct tree *tree)
{
    return tree->components >= ICS_COMPONENTS_MAX || tree->properties >= ICS_PROPERTIES_MAX;
}

void ics_read(struct str bytes, struct arena *arena, struct ics_component **ret_calendars,
              struct ics_fault *ret_fault)
{
    struct tree tree = {.arena = arena, .fault = ret_fault};
    struct ics_reader reader;
    struct ics_property property;
    struct ics_problem problem;
    enum err err;
    *ret_fault = (struct ics_fault){0};
    *ret_calendars = NULL;
    if (ics_refused(bytes, &problem)) {
        set_fault(ret_fault, 1, (struct str){0}, problem.rule, problem.message);
        return;
    }
    ics_reader_init(&reader, bytes, arena);
    while ((err = ics_next(&reader, &property, &problem)) != ERR_NOT_FOUND && !is_full(&tree)) {
        if (err == ERR_OK)
            take(&tree, &property);
        else
            refuse(&tree, property.line, property.name, problem.rule, problem.message);
    }
    if (err != ERR_NOT_FOUND)
        set_fault(ret_fault, reader.line, (struct str){0}, "limit",
                  "the rest is left out: the file has too many lines");
    while (tree.open) {
        refuse(&tree, reader.line, (struct str){0}, "syntax", "the file ends before its END");
        close_open(&tree);
    }
    *ret_calendars = tree.calendars;
}
