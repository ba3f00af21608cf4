"""The names of all kinds of lanes and items: the one list that catalog, files and layout go by."""

from __future__ import annotations

from enum import StrEnum


class ItemKind(StrEnum):
    """What can stand in a cell."""

    ACTION = "action"
    TOUCHPOINT = "touchpoint"
    CUSTOMER_GOAL = "customer_goal"
    THOUGHT = "thought"
    EMOTION = "emotion"
    PAIN_POINT = "pain_point"
    OPPORTUNITY = "opportunity"
    METRIC = "metric"
    BACKSTAGE_ACTION = "backstage_action"
    FRONT_STAGE_ACTION = "front_stage_action"
    SUPPORT_PROCESS = "support_process"
    PHYSICAL_EVIDENCE = "physical_evidence"
    ENGAGEMENT = "engagement"
    IMAGE = "image"
    NOTE = "note"


class LaneKind(StrEnum):
    """The question a lane answers about every step."""

    ACTIONS = "actions"
    TOUCHPOINTS = "touchpoints"
    CHANNELS = "channels"
    GOALS = "goals"
    THOUGHTS = "thoughts"
    EMOTIONS = "emotions"
    PAIN_POINTS = "pain_points"
    OPPORTUNITIES = "opportunities"
    METRICS = "metrics"
    BACKSTAGE = "backstage"
    FRONT_STAGE = "front_stage"
    SUPPORT_PROCESSES = "support_processes"
    PHYSICAL_EVIDENCE = "physical_evidence"
    DRAMATIC_ARC = "dramatic_arc"
    STORYBOARD = "storyboard"
    NOTES = "notes"


class State(StrEnum):
    """Whether a map shows what is or what is wanted."""

    CURRENT = "current"
    FUTURE = "future"


class InterventionType(StrEnum):
    """How an intervention knows whom it is for."""

    STAGE_SPECIFIC = "stage_specific"
    CHANNEL_SPECIFIC = "channel_specific"
    BEHAVIOURAL = "behavioural"
    PREDICTIVE = "predictive"
    OMNICHANNEL = "omnichannel"


class Status(StrEnum):
    """How far an opportunity has come."""

    IDEA = "idea"
    PLANNED = "planned"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


class EvidenceType(StrEnum):
    """Where a finding comes from."""

    SURVEY = "survey"
    INTERVIEW = "interview"
    WEB_ANALYTICS = "web_analytics"
    CRM = "crm"
    SUPPORT_LOG = "support_log"
    SOCIAL_LISTENING = "social_listening"
    OBSERVATION = "observation"
