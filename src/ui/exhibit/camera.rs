//! What is seen of the picture: all of it where that can be read, else the part in which something happens.

use super::Exhibit;
use super::camera_target::CameraTarget;
use crate::diagram::Rect;
use crate::diagram::camera::Camera;
use crate::diagram::scene::Arrangement;
use crate::telling::view::View;
use crate::ui::browser;

/// Below this width the tree is an outline.
const NARROW: f64 = 700.0;
/// What the choice of the strategy and the legend take at the foot of the stage.
const BELOW: f64 = 62.0;
/// What the caption takes at its head.
const ABOVE: f64 = 84.0;
/// The same of one that stands beside another.
const BELOW_BESIDE: f64 = 46.0;
/// What its heading and its caption take at the top.
const ABOVE_BESIDE: f64 = 78.0;
const MARGIN: f64 = 26.0;
/// No picture is larger than that by itself.
const LARGEST: f64 = 1.3;
/// Names cannot be read that are smaller than that: a large picture is seen in part.
const LEGIBLE: f64 = 0.5;
/// From so many nodes on, what is out of sight is not drawn.
const ALL_DRAWN: usize = 200;

impl Exhibit {
    /// Measures the stage.
    pub fn measure(&mut self) {
        self.arrange();
        if let Some(size) = browser::size_of(&self.side.id("stage")) {
            self.viewport = size;
        }
        self.draw();
    }

    /// Chooses the arrangement for the window's width.
    pub fn arrange(&mut self) {
        let narrow = browser::window_width() < NARROW;
        self.arrangement = if narrow {
            Arrangement::Outline
        } else {
            Arrangement::Wide
        };
    }

    /// Lays the picture out, if it is another.
    pub(super) fn draw(&mut self) {
        let view = &self.view;
        self.scene = self
            .drawing
            .draw(&view.slots, &view.tables, &view.storage, self.arrangement);
        self.aim();
    }

    /// The story goes on at another slot.
    pub(super) fn tell_where(&mut self, next: &View) {
        let at = |view: &View| view.story.as_ref().map(|story| (story.beat, story.at.clone()));
        if at(next) != at(&self.view)
            && let Some(story) = &next.story
        {
            self.target.slots = std::iter::once(&story.at).chain(&story.to).cloned().collect();
        }
    }

    /// A person turns to a slot.
    pub fn turn_to(&mut self, path: String) {
        self.target = CameraTarget {
            slots: vec![path],
            turned_to: true,
        };
    }

    /// Puts the camera where it shows what it has to.
    pub(super) fn aim(&mut self) {
        let room = self.room();
        let turned_to = std::mem::take(&mut self.target.turned_to);
        let target = self.target_in(room);
        if let Some(target) = target.filter(|_| turned_to && self.lens.is_chosen()) {
            self.lens.choose(self.lens.camera().reveal(target, room));
        }
        let whole = self.whole();
        let camera = if whole.scale >= LEGIBLE {
            whole
        } else {
            let before = self.lens.following();
            let near = if (before.scale - LEGIBLE).abs() < 1e-6 {
                before
            } else {
                whole.zoom(room.left(), LEGIBLE / whole.scale)
            };
            let near = near.fill(self.scene.bounds, room);
            target.map_or(near, |target| near.reveal(target, room))
        };
        // Until the stage has been measured, the picture is put there without flying in from nowhere.
        if self.lens.fit(camera, self.settled > 1) {
            self.lens.write();
        }
    }

    /// Lets the camera follow the picture; where it does and that is a part of it, shows the whole.
    pub fn show_everything(&mut self) {
        let whole = self.whole();
        if self.lens.is_chosen() || whole.scale >= LEGIBLE {
            self.lens.let_go();
        } else {
            self.lens.choose(whole);
        }
    }

    fn whole(&self) -> Camera {
        let (width, height) = self.viewport;
        if self.beside {
            let tree = around(&self.scene.nodes);
            return Camera::fit(tree, width, height - BELOW_BESIDE, 18.0, ABOVE_BESIDE, LARGEST);
        }
        Camera::fit(self.scene.bounds, width, height - BELOW, MARGIN, ABOVE, LARGEST)
    }

    /// The part of the stage that nothing lies over.
    fn room(&self) -> Rect {
        let (width, height) = self.viewport;
        Rect {
            x: MARGIN,
            y: ABOVE + MARGIN,
            width: (width - 2.0 * MARGIN).max(1.0),
            height: (height - BELOW - ABOVE - 2.0 * MARGIN).max(1.0),
        }
    }

    /// Where the target is: as many of its slots as there is room for.
    fn target_in(&self, room: Rect) -> Option<Rect> {
        let scale = self.lens.camera().scale;
        let node = |path: &String| {
            let at = self.view.slots.iter().position(|slot| slot.path == *path)?;
            self.scene.nodes.get(at).copied()
        };
        let fits = |rect: &Rect| rect.width * scale <= room.width && rect.height * scale <= room.height;
        let mut nodes = self.target.slots.iter().filter_map(node);
        let first = nodes.next()?;
        Some(nodes.fold(first, |all, node| Some(all.union(node)).filter(fits).unwrap_or(all)))
    }

    /// Finds out what of a large picture is in sight or near, and from how far off; true when other nodes are to be drawn, or
    /// these otherwise.
    pub fn cull(&mut self) -> bool {
        let (width, height) = self.viewport;
        let all = self.scene.nodes.len() <= ALL_DRAWN || self.lens.is_flat();
        let seen = (!all).then(|| {
            let visible = self.lens.camera().seen(width, height);
            let near = |seen: &Rect| seen.contains(visible) && seen.width <= 8.0 * visible.width;
            let seen = self.seen.filter(near);
            seen.unwrap_or_else(|| visible.grown(visible.width, visible.height))
        });
        let farther = !all && self.lens.is_farther();
        let otherwise = (self.seen, self.farther) != (seen, farther);
        (self.seen, self.farther) = (seen, farther);
        otherwise
    }
}

/// What holds all of these; an empty rectangle when there is none.
fn around(nodes: &[Rect]) -> Rect {
    let Some(first) = nodes.first() else {
        return Rect::default();
    };
    let (mut left, mut top) = (first.x, first.y);
    let (mut right, mut bottom) = (first.x + first.width, first.y + first.height);
    for node in nodes {
        left = left.min(node.x);
        top = top.min(node.y);
        right = right.max(node.x + node.width);
        bottom = bottom.max(node.y + node.height);
    }
    Rect {
        x: left,
        y: top,
        width: right - left,
        height: bottom - top,
    }
}
