//! What is to be seen of a large picture.

/// What the camera that follows the picture has to show.
#[derive(Debug, Default)]
pub(super) struct CameraTarget {
    /// Paths of slots, the first of which counts most.
    pub(super) slots: Vec<String>,
    /// A person has turned to it, so that even a camera that he has put somewhere follows.
    pub(super) turned_to: bool,
}

impl CameraTarget {
    /// Has a person just turned to something?
    pub(super) fn is_turned_to(&self) -> bool {
        self.turned_to
    }
}
