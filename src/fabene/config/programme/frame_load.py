"""Loading the frame of the real programme through its services: repeated, it changes nothing."""

from fabene.config.programme import frame, frame_acts, frame_projects, frame_story
from fabene.config.programme.values import identity
from fabene.lib.stamps import Stamp
from fabene.people import services as people
from fabene.programme.frame import services


def load_frame(stamp: Stamp) -> None:
    """Write the programmes, their acts, partners and networks, and what the report tells; networks are there."""
    for body in frame.BODIES:
        people.create_organisation(id=identity("body", body.name), name=body.name, kind=body.kind, stamp=stamp)
    for programme in frame.PROGRAMMES:
        services.open_programme(id=frame.programme_id(programme.slug), programme=programme, stamp=stamp)
    _load_acts(stamp)
    _load_people(stamp)
    _load_projects(stamp)
    _load_story(stamp)


def _load_acts(stamp: Stamp) -> None:
    for key, act in frame_acts.ACTS.items():
        services.record_act(id=identity("act", key), act=act, stamp=stamp)
    for key, agreement in frame_acts.AGREEMENTS.items():
        services.sign_agreement(id=identity("agreement", key), agreement=agreement, stamp=stamp)
    for key, extension in frame_acts.EXTENSIONS.items():
        services.extend_agreement(id=identity("extension", key), extension=extension, stamp=stamp)


def _load_people(stamp: Stamp) -> None:
    for partner in frame.PARTNERS:
        id = identity("programme partner", str(partner.programme), str(partner.organisation))
        services.add_partner(id=id, partner=partner, stamp=stamp)
    for joining in frame.JOININGS:
        id = identity("joining", str(joining.programme), str(joining.network))
        services.join_network(id=id, joining=joining, stamp=stamp)


def _load_projects(stamp: Stamp) -> None:
    for project in frame_projects.PROJECTS:
        services.open_project(id=identity("project", project.slug), project=project, stamp=stamp)
    for result in frame_projects.RESULTS:
        id = identity("result", str(result.project), result.on.isoformat())
        services.add_result(id=id, result=result, stamp=stamp)


def _load_story(stamp: Stamp) -> None:
    for phase in frame.PHASES:
        services.add_phase(id=identity("phase", phase.title.it), phase=phase, stamp=stamp)
    for event in frame_story.EVENTS:
        services.add_event(id=identity("event", str(event.year), str(event.month)), event=event, stamp=stamp)
    for benefit in frame_story.BENEFITS:
        services.add_benefit(id=identity("benefit", str(benefit.position)), benefit=benefit, stamp=stamp)
    for key, policy in frame_story.POLICIES.items():
        services.add_policy(id=identity("policy", key), policy=policy, stamp=stamp)
    for link in frame_story.LINKS:
        services.link_policy(id=identity("link", str(link.policy), link.action.it), link=link, stamp=stamp)
