"""The words of the project as immutable values.

A stage makes these and hands them on; no later stage changes one. Offsets
count Unicode code points. An article's *plain text* is the text of its blocks
in order, joined by one line feed; note marks such as ``[3]`` are no part of it.
"""

from facing_pages.annotation_kinds import KINDS, Kind
from facing_pages.model.annotations import FINDINGS, Annotation, Finding, Term
from facing_pages.model.article import (
    CELL_END,
    LINE_IN_CELL,
    ROW_END,
    Align,
    Article,
    Block,
    BlockKind,
    Format,
    FormatKind,
    Line,
    LineKind,
    Link,
    Mark,
    Note,
    Picture,
    PictureFile,
    Signature,
)
from facing_pages.model.comparison import Comparison, Entry, Moment
from facing_pages.model.events import (
    Break,
    Cell,
    Counterpart,
    Event,
    Extract,
    Gap,
    Inline,
    NoteMark,
    Placed,
    Run,
    Silence,
)
from facing_pages.model.lesson import Lesson, OrganiserRow, Plan, Question, Step
from facing_pages.model.names import Name, Naming, Occurrence
from facing_pages.model.place import Place, Way
from facing_pages.model.prose import Passage, Piece, Prose
from facing_pages.model.readings import UNDETERMINED, Dossier, Edition, Omitted, Outside, Reading, Taken
from facing_pages.model.sources import (
    OTHERS,
    SILENT_FOR,
    Condition,
    LinkState,
    Person,
    ReadingList,
    Recommended,
    Seen,
    Source,
)
from facing_pages.words import GAP

__all__ = [
    "CELL_END",
    "FINDINGS",
    "GAP",
    "KINDS",
    "LINE_IN_CELL",
    "OTHERS",
    "ROW_END",
    "SILENT_FOR",
    "UNDETERMINED",
    "Align",
    "Annotation",
    "Article",
    "Block",
    "BlockKind",
    "Break",
    "Cell",
    "Comparison",
    "Condition",
    "Counterpart",
    "Dossier",
    "Edition",
    "Entry",
    "Event",
    "Extract",
    "Finding",
    "Format",
    "FormatKind",
    "Gap",
    "Inline",
    "Kind",
    "Lesson",
    "Line",
    "LineKind",
    "Link",
    "LinkState",
    "Mark",
    "Moment",
    "Name",
    "Naming",
    "Note",
    "NoteMark",
    "Occurrence",
    "Omitted",
    "OrganiserRow",
    "Outside",
    "Passage",
    "Person",
    "Picture",
    "PictureFile",
    "Piece",
    "Place",
    "Placed",
    "Plan",
    "Prose",
    "Question",
    "Reading",
    "ReadingList",
    "Recommended",
    "Run",
    "Seen",
    "Signature",
    "Silence",
    "Source",
    "Step",
    "Taken",
    "Term",
    "Way",
]
