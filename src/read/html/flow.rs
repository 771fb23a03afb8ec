//! Turns a part of a page into blocks: a paragraph for each block element, lists with the labels
//! that a browser shows, tables.

use super::bare;
use super::inline::{Indent, Look, Paragraph};
use super::list::List;
use super::place::Places;
use super::seen;
use super::style::{Declared, declared};
use super::table;
use super::tree::{self, Element, Enter, Step, is_block, is_item_tag};
use crate::block::{Align, Block, Fact, Part, Text};
use crate::record::Incomplete;
use crate::words::moderngov::{FULL_TEXT, VIEW, VIEW_TITLE};

/// Points that a level of a list or a quotation is indented by.
const LEVEL: f32 = 18.0;

/// What to do with an element that opens.
pub(super) enum Turn {
    /// Read it as any other.
    Read,
    /// Leave it and all below it out.
    Skip,
    /// Put these blocks in its place.
    Put(Vec<Block>),
}

/// A look at each element before it is read; it may also set the part that is being read.
pub(super) type Inspect<'f, 'a> = &'f mut dyn FnMut(Element<'a>, &mut Part) -> Turn;

/// What an element hands down to what is below it.
#[derive(Clone, Copy)]
struct Context<'a> {
    look: Look,
    left: f32,
    first: f32,
    align: Align,
    heading: Option<u8>,
    list_item: bool,
    /// The block element that a paragraph here belongs to.
    owner: Element<'a>,
}

/// A walk over a part of a page.
struct Flow<'p, 'a> {
    places: &'p Places<'a>,
    blocks: Vec<Block>,
    contexts: Vec<Context<'a>>,
    lists: Vec<List>,
    paragraph: Paragraph,
    /// The context of the paragraph's first text.
    opened: Option<Context<'a>>,
    /// The labels of list entries that have no text yet.
    labels: Vec<String>,
    /// Set where the paragraph ends in a link to the rest of it.
    cut: Option<Incomplete>,
    part: Part,
    tables: Tables,
    /// The paragraph so far is a blank line.
    blank: bool,
    /// How many blank lines stand above.
    blanks: u16,
}

/// What to do with tables.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tables {
    /// Make blocks of them, unless they only lay out the page.
    Read,
    /// Read their cells as paragraphs.
    Flatten,
}

/// Reads everything below `root` into blocks.
pub(super) fn blocks<'a>(places: &Places<'a>, root: Element<'a>) -> Vec<Block> {
    blocks_with(places, root, Part::Other, &mut |_, _| Turn::Read)
}

/// Reads everything below `root` into blocks, with a look at each element first.
pub(super) fn blocks_with<'a>(
    places: &Places<'a>,
    root: Element<'a>,
    part: Part,
    look: Inspect<'_, 'a>,
) -> Vec<Block> {
    run(places, root, part, Tables::Read, Look::default(), look)
}

/// Reads a page that is no ModernGov meeting: everything but navigation and forms.
pub(super) fn page<'a>(places: &Places<'a>, root: Element<'a>) -> Vec<Block> {
    let look = Look { preformatted: bare::keeps_lines(root), ..Look::default() };
    let blocks = run(places, root, Part::Other, Tables::Read, look, &mut |element, _| {
        if is_furniture(element) { Turn::Skip } else { Turn::Read }
    });
    bare::unfold(blocks)
}

/// True for what surrounds a page's text: navigation, banners, controls.
pub(super) fn is_furniture(element: Element<'_>) -> bool {
    let name = element.value().name();
    let role = element.attr("role").unwrap_or_default();
    let has_heading = || tree::below(element).any(|inside| inside.value().name() == "h1");
    match name {
        "nav" | "aside" | "label" | "option" | "dialog" => true,
        // Some sites put the page's title into its header.
        "header" | "footer" => !has_heading(),
        _ => {
            matches!(role, "navigation" | "search" | "contentinfo" | "complementary" | "dialog")
                || (role == "banner" && !has_heading())
                || super::item::is_action(element)
                || ["mgMeetingsEarlierLater", "breadcrumb"]
                    .iter()
                    .any(|class| tree::has_class(element, class))
        }
    }
}

/// Reads everything below `root` into paragraphs, tables included.
pub(super) fn texts<'a>(places: &Places<'a>, root: Element<'a>, bold: bool) -> Vec<Text> {
    let mut look = Look::default();
    look.style.bold = bold;
    let blocks = run(places, root, Part::Other, Tables::Flatten, look, &mut |_, _| Turn::Read);
    let text = |block| match block {
        Block::Text(text) => Some(text),
        Block::Table(_) | Block::Fact(_) => None,
    };
    blocks.into_iter().filter_map(text).collect()
}

fn run<'a>(
    places: &Places<'a>,
    root: Element<'a>,
    part: Part,
    tables: Tables,
    look: Look,
    turn: Inspect<'_, 'a>,
) -> Vec<Block> {
    let context = Context {
        look,
        left: 0.0,
        first: 0.0,
        align: Align::Left,
        heading: None,
        list_item: false,
        owner: root,
    };
    let mut flow = Flow {
        places,
        blocks: Vec::new(),
        contexts: vec![context],
        lists: Vec::new(),
        paragraph: Paragraph::default(),
        opened: None,
        labels: Vec::new(),
        cut: None,
        part,
        tables,
        blank: false,
        blanks: 0,
    };
    tree::walk(root, &mut |step| {
        match step {
            Step::Open(element) => return flow.open(element, turn),
            Step::Close(element) => flow.close(element),
            Step::Text(text) => flow.text(text),
        }
        Enter::Yes
    });
    flow.flush();
    flow.blocks
}

impl<'a> Flow<'_, 'a> {
    fn open(&mut self, element: Element<'a>, turn: Inspect<'_, 'a>) -> Enter {
        let name = element.value().name();
        if seen::hidden(element) {
            return Enter::No;
        }
        match turn(element, &mut self.part) {
            Turn::Read => {}
            Turn::Skip => return Enter::No,
            Turn::Put(blocks) => {
                self.flush();
                self.blocks.extend(blocks);
                return Enter::No;
            }
        }
        if name == "br" {
            self.paragraph.line_break();
            return Enter::No;
        }
        if let Some(cut) = self.link_to_rest(element) {
            self.paragraph.drop_ellipsis();
            self.cut = Some(cut);
            self.opened.get_or_insert(self.context(element));
            return Enter::No;
        }
        if is_block(name) {
            self.flush();
        }
        if name == "table" && self.tables == Tables::Read && !table::is_layout(self.places, element)
        {
            self.blocks.extend(table::read(self.places, element));
            return Enter::No;
        }
        if name == "table" && self.tables == Tables::Flatten && table::is_of_figures(element) {
            self.blocks.extend(table::row_texts(self.places, element).map(Block::Text));
            return Enter::No;
        }
        let context = self.context(element);
        self.contexts.push(context);
        match name {
            "ol" | "ul" | "menu" | "dir" => self.lists.push(List::new(element)),
            "li" => self.labels.extend(self.lists.last_mut().and_then(|list| list.label(element))),
            _ => {}
        }
        Enter::Yes
    }

    fn close(&mut self, element: Element<'a>) {
        let name = element.value().name();
        if is_block(name) {
            self.flush();
        }
        self.contexts.pop();
        match name {
            "ol" | "ul" | "menu" | "dir" => {
                self.lists.pop();
            }
            "li" => self.labels.clear(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let Some(&context) = self.contexts.last() else { return };
        if is_printed_tag(text.trim()) {
            return;
        }
        let starts = self.paragraph.is_empty() && !text.trim().is_empty();
        self.blank |= self.tables == Tables::Flatten && is_blank_line(text);
        if starts && !self.labels.is_empty() {
            self.paragraph.indent(indent_of(&context, true));
            for label in self.labels.drain(..) {
                self.paragraph.label(&label);
            }
        } else if starts {
            self.paragraph.indent(indent_of(&context, false));
        }
        if starts {
            self.opened = Some(context);
        }
        self.paragraph.text(text, context.look);
    }

    /// Ends the paragraph, and the part where it is cut.
    fn flush(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        let blank = std::mem::take(&mut self.blank);
        let (Some(context), cut) = (self.opened.take(), self.cut.take()) else {
            self.blanks = self.blanks.saturating_add(u16::from(blank));
            return;
        };
        let place = self.places.place(context.owner);
        let model = Text {
            lines: Vec::new(),
            heading: context.heading,
            align: context.align,
            list_item: context.list_item,
        };
        let mut texts = paragraph.finish(&place, &model);
        if let Some(line) = texts.first_mut().and_then(|text| text.lines.first_mut()) {
            line.gap_above = f32::from(std::mem::take(&mut self.blanks));
        }
        self.blocks.extend(texts.into_iter().map(Block::Text));
        if let Some(cut) = cut {
            self.blocks.push(Block::Fact(Fact::Incomplete(self.part, cut, vec![place])));
        }
    }

    /// What the element hands down.
    fn context(&self, element: Element<'a>) -> Context<'a> {
        let mut context = match self.contexts.last() {
            Some(&context) => context,
            None => Context {
                look: Look::default(),
                left: 0.0,
                first: 0.0,
                align: Align::Left,
                heading: None,
                list_item: false,
                owner: element,
            },
        };
        let name = element.value().name();
        if tree::has_class(element, "mgActionList") {
            // One that is never closed holds the rest of the item; it must not indent it.
            return context;
        }
        by_name(&mut context, name);
        by_style(&mut context, &declared(element), is_block(name));
        if is_block(name) {
            context.owner = element;
        }
        context
    }

    /// What a link says is missing, where it leads to the rest of a text that the page cuts.
    fn link_to_rest(&self, element: Element<'a>) -> Option<Incomplete> {
        let href = element.attr("href").filter(|_| element.value().name() == "a")?;
        let page = href.split(['?', '#']).next().unwrap_or_default();
        if !page.to_ascii_lowercase().ends_with("mgai.aspx") {
            return None;
        }
        let text = seen::text(element).to_lowercase();
        let title = element.attr("title").unwrap_or_default().to_lowercase();
        let says_so = (VIEW.opens(&text) && FULL_TEXT.is_in(&text)) || VIEW_TITLE.opens(&title);
        let cut = self.paragraph.ends_in_ellipsis();
        let reason = if self.paragraph.is_empty() {
            "the page only links to the text"
        } else {
            "the page cuts the text"
        };
        (says_so || cut)
            .then(|| Incomplete { reason: reason.to_owned(), url: Some(self.places.link(href)) })
    }
}

/// Where a paragraph's lines begin. A computed label hangs a level to the left of its text.
fn indent_of(context: &Context<'_>, labelled: bool) -> Indent {
    let hang = if labelled { LEVEL } else { -context.first };
    // Word leaves the margin of a hanging paragraph to its style sheet.
    let left = context.left.max(hang).max(0.0);
    Indent { first: (left - hang).max(0.0), rest: left }
}

fn by_name(context: &mut Context<'_>, name: &str) {
    let style = &mut context.look.style;
    match name {
        "b" | "strong" | "th" => style.bold = true,
        "i" | "em" | "cite" | "var" | "dfn" => style.italic = true,
        "u" | "ins" => style.underline = true,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            style.bold = true;
            context.heading = name.get(1..).and_then(|level| level.parse().ok());
        }
        "ol" | "ul" | "menu" | "dir" | "blockquote" | "dd" => context.left += LEVEL,
        "li" => context.list_item = true,
        "center" => context.align = Align::Centre,
        "pre" => context.look.preformatted = true,
        _ => {}
    }
}

fn by_style(context: &mut Context<'_>, declared: &Declared, block: bool) {
    let look = &mut context.look;
    look.style.bold = declared.bold.unwrap_or(look.style.bold);
    look.style.italic = declared.italic.unwrap_or(look.style.italic);
    look.style.underline = declared.underline.unwrap_or(look.style.underline);
    look.padding |= declared.padding;
    look.signs |= declared.signs;
    look.preformatted = declared.preformatted.unwrap_or(look.preformatted);
    if block {
        context.left += declared.left.unwrap_or(0.0);
        context.first = declared.first.unwrap_or(0.0);
        context.align = declared.align.unwrap_or(context.align);
    }
}

/// Whether a text is a blank line: a space that does not collapse, and nothing else.
fn is_blank_line(text: &str) -> bool {
    text.contains('\u{a0}') && text.trim().is_empty()
}

/// True for such a tag that has come into the text: "<AI1>" as it is printed.
fn is_printed_tag(text: &str) -> bool {
    let inside = text.strip_prefix('<').and_then(|text| text.strip_suffix('>'));
    inside.is_some_and(|name| is_item_tag(name.trim_start_matches('/')))
}
