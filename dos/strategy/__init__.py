"""The programme: guidelines, action fields, objectives, projects, milestones, decisions, indicators."""
