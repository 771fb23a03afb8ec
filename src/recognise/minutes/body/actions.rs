//! Actions that are noted in lines of their own, in a list under a word, or behind a sentence.

use super::{Last, Reader, noted};
use crate::field::action;
use crate::recognise::prose::Prose;
use crate::record::At;

impl Reader {
    /// Takes a line that notes an action, or an entry of a list of them; whether it is one.
    pub(super) fn notes_action(&mut self, p: &Prose<'_>) -> bool {
        let own = action::line(&p.body).filter(|_| p.printed_label().is_none());
        let listed = || self.listed(p);
        let Some(noted) = own.or_else(listed) else {
            self.listing = action::heads_list(&p.body);
            return false;
        };
        self.action(noted, p.at());
        let last = self.last;
        self.push_paragraph(p);
        self.last = last;
        true
    }

    /// The action of an entry of a list under "Actions:".
    fn listed(&self, p: &Prose<'_>) -> Option<action::Noted> {
        let word = self.listing.clone().filter(|_| p.is_bullet() || p.label.is_some())?;
        Some(action::Noted { word, ..action::entry(&p.body)? })
    }

    /// Notes an action that stands under what was read last.
    pub(super) fn action(&mut self, noted: action::Noted, at: At) {
        let subject = match self.last {
            Last::None => None,
            Last::Paragraph => {
                let told = self.body.paragraphs.iter().rev();
                told.map(|p| (&p.text, &p.at)).find(|(text, _)| action::line(text).is_none())
            }
            Last::Clause => self.body.resolutions.last().map(|r| (&r.text, &r.at)),
        };
        let subject = subject.map(|(text, at)| {
            let text = self.body.whole(text, at);
            let end = action::behind(text).map_or(text.len(), |(start, _)| start);
            (text.get(..end).unwrap_or(text).trim_end().to_owned(), at.clone())
        });
        self.body.actions.push(noted::NotedAction { noted, subject, at });
    }

    /// Notes the action that ends what was read last.
    pub(super) fn action_behind(&mut self, text: &str, at: &At) {
        if let Some((_, noted)) = action::behind(text) {
            self.action(noted, at.clone());
        }
    }
}
