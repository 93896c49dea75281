//! What a person does to a system that is played.

use std::rc::Rc;

use super::Simulation;
use crate::play::{Command, Deed, FRAME_BUDGET, Input};
use crate::systems::{CodeFile, Request};
use crate::telling::command_to_input::{NO_PLACE, input_of, input_of_command, nobody};
use crate::telling::picture::is_alive;
use crate::telling::prediction::{Prediction, predict_at};
use crate::telling::reason_parser;
use crate::telling::todo_client::checked;

impl Simulation {
    /// Does it, here and now: in the past, what came after is left as another branch.
    ///
    /// # Errors
    /// Why there is no such thing to do, in a sentence.
    pub fn do_to(&mut self, path: &str, deed: &Deed) -> Result<(), String> {
        let world = self.run.world();
        let mut place = world.picture().places.at(path);
        // What is shown may lag behind what has happened: who cuts a process that is gone already means the next one.
        if !place.is_some_and(|place| is_alive(world, place)) && !self.paused() {
            let mut ahead = world.clone();
            ahead.catch_up(FRAME_BUDGET);
            let next = ahead.picture().places.at(path);
            if next.is_some_and(|next| is_alive(&ahead, next)) {
                self.run.fork();
                self.run.catch_up();
                place = next;
            } else if deed.needs_a_process() {
                return Err(next.map_or_else(|| NO_PLACE.to_owned(), |next| nobody(&ahead, next)));
            }
        }
        let place = place.ok_or(NO_PLACE)?;
        let input = input_of(self.run.world(), place, deed)?;
        self.run.act(Command::Do(path.to_owned(), deed.clone()), input);
        Ok(())
    }

    /// Does what a person did elsewhere.
    ///
    /// # Errors
    /// Why there is no such thing to do, in a sentence.
    pub fn perform(&mut self, command: &Command) -> Result<(), String> {
        if let Command::Do(path, deed) = command {
            return self.do_to(path, deed);
        }
        self.run.fork();
        let input = input_of_command(self.run.world(), command)?;
        self.run.act(command.clone(), input);
        Ok(())
    }

    /// Sends an exit signal `:kill` to the process in a slot, if there is one.
    pub fn kill(&mut self, slot: &str) {
        // One that is gone cannot be killed, and nothing is to be said about that.
        let _ = self.do_to(slot, &Deed::Kill);
    }

    /// Sends an exit signal with a reason as a person types it: `normal`, `:boom`, `{:shutdown, :x}`.
    ///
    /// # Errors
    /// What is wrong with the reason, and where.
    pub fn exit(&mut self, slot: &str, reason: &str) -> Result<(), String> {
        let reason = reason_parser::parse(reason).map_err(|misread| misread.to_string())?;
        let _ = self.do_to(slot, &Deed::Exit(reason));
        Ok(())
    }

    /// What a deed will come to, if it is done now and nothing else is meanwhile.
    #[must_use]
    pub fn predict(&self, path: &str, deed: &Deed) -> Prediction {
        predict_at(self.run.world(), path, deed, self.paused())
    }

    /// Opens a list: `Todo.Cache.server_process(name)`, then its entries.
    pub fn open_list(&mut self, name: &str) {
        self.run.fork();
        let client = &self.run.world().picture().todo_client;
        if let Some(asked) = client.request(name.to_owned(), Request::Entries, true) {
            self.run.act(Command::Open(name.to_owned()), Input::Ask(asked));
        }
    }

    /// Types Elixir into the console, which evaluates it once it has come to it.
    pub fn evaluate(&mut self, source: &str) {
        let source: Rc<str> = source.into();
        self.run
            .act(Command::Evaluate(Rc::clone(&source)), Input::Evaluate(source));
    }

    /// Has the console load a file: whoever calls one of its modules from then on calls the new one.
    pub fn load(&mut self, file: &Rc<CodeFile>) {
        self.run
            .act(Command::Load(Rc::clone(file)), Input::Load(Rc::clone(file)));
    }

    /// Kills the console: whatever it evaluates ends, and the next line is evaluated by another.
    pub fn stop_console(&mut self) {
        self.run.act(Command::StopConsole, Input::StopConsole);
    }

    fn ask(&mut self, request: Request) {
        self.run.fork();
        let client = &self.run.world().picture().todo_client;
        if let Some(list) = client.open.clone()
            && let Some(asked) = client.request(list.clone(), request.clone(), false)
        {
            self.run.act(Command::Ask(list, request), Input::Ask(asked));
        }
    }

    /// Adds an entry to the open list.
    ///
    /// # Errors
    /// What is wrong with the date or the title, in a sentence for beside the field.
    pub fn add_entry(&mut self, date: &str, title: &str) -> Result<(), String> {
        let entry = checked(date, title, false)?;
        if self.run.world().picture().todo_client.open.is_none() {
            return Err("Open a list first.".to_owned());
        }
        self.ask(Request::Add(entry));
        Ok(())
    }

    /// Changes an entry of the open list.
    ///
    /// # Errors
    /// What is wrong with the date or the title.
    pub fn update_entry(&mut self, id: i64, date: &str, title: &str, done: bool) -> Result<(), String> {
        let entry = checked(date, title, done)?;
        self.ask(Request::Update(id, entry));
        Ok(())
    }

    /// Deletes an entry of the open list.
    pub fn delete_entry(&mut self, id: i64) {
        self.ask(Request::Delete(id));
    }
}
