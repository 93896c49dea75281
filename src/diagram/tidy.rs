//! A tidy tree in linear time: Buchheim, Jünger and Leipert, "Improving Walker's Algorithm to Run in Linear Time"
//! (Graph Drawing 2002).
//!
//! It finds one coordinate for each node, across the direction of growth; the other follows from the depth. Siblings
//! keep their order, parents are centred over their children, equal subtrees look equal. Both walks are loops over the
//! preorder, forward and backward, so depth costs no stack.

/// A node's position across the direction of growth, and how deep it is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Placed {
    /// Position of the node's centre across the direction of growth.
    pub across: f64,
    /// Steps from its root; roots have depth 0.
    pub depth: usize,
}

/// Lays out a forest given in preorder: `parents[i]` is the index of node `i`'s parent, which must be smaller than
/// `i`; anything else makes `i` a root. `sizes[i]` is the node's size across, and `gap` the space between neighbours.
#[must_use]
pub fn layout(parents: &[Option<usize>], sizes: &[f64], gap: f64) -> Vec<Placed> {
    let mut walker = Walker::new(parents, sizes, gap);
    walker.first_walk();
    walker.second_walk()
}

/// The paper's variables, one vector each. Node 0 is an invisible root above all roots; node `i` of the input is `i + 1`.
struct Walker<'a> {
    sizes: &'a [f64],
    gap: f64,
    parent: Vec<usize>,
    children: Vec<Vec<usize>>,
    /// Position among the siblings.
    number: Vec<usize>,
    prelim: Vec<f64>,
    modifier: Vec<f64>,
    change: Vec<f64>,
    shift: Vec<f64>,
    thread: Vec<Option<usize>>,
    ancestor: Vec<usize>,
    /// The ancestor that the next sibling's contour is compared with, kept at the parent.
    default_ancestor: Vec<Option<usize>>,
}

impl<'a> Walker<'a> {
    fn new(parents: &[Option<usize>], sizes: &'a [f64], gap: f64) -> Self {
        let count = parents.len() + 1;
        let mut parent = vec![0; count];
        let mut children = vec![Vec::new(); count];
        let mut number = vec![0; count];
        for (index, above) in parents.iter().enumerate() {
            let node = index + 1;
            let above = above.filter(|&above| above < index).map_or(0, |above| above + 1);
            parent[node] = above;
            number[node] = children[above].len();
            children[above].push(node);
        }
        Self {
            sizes,
            gap,
            parent,
            children,
            number,
            prelim: vec![0.0; count],
            modifier: vec![0.0; count],
            change: vec![0.0; count],
            shift: vec![0.0; count],
            thread: vec![None; count],
            ancestor: (0..count).collect(),
            default_ancestor: vec![None; count],
        }
    }

    /// How far apart the centres of two neighbours must be.
    fn separation(&self, left: usize, right: usize) -> f64 {
        let size = |node: usize| {
            node.checked_sub(1)
                .and_then(|index| self.sizes.get(index))
                .copied()
                .unwrap_or(0.0)
        };
        f64::midpoint(size(left), size(right)) + self.gap
    }

    /// Children before parents, elder siblings before younger ones: the reverse of the preorder serves for the first,
    /// and a parent places its children in order once all their subtrees are done.
    fn first_walk(&mut self) {
        for node in (0..self.parent.len()).rev() {
            let children = std::mem::take(&mut self.children[node]);
            self.default_ancestor[node] = children.first().copied();
            let mut elder: Option<usize> = None;
            for &child in &children {
                self.place(child, elder, &children);
                elder = Some(child);
            }
            self.children[node] = children;
            self.execute_shifts(node);
        }
    }

    /// Puts a node beside its elder sibling, its own children being shifted already.
    fn place(&mut self, node: usize, elder: Option<usize>, siblings: &[usize]) {
        let midpoint = match (self.children[node].first(), self.children[node].last()) {
            (Some(&first), Some(&last)) => Some(f64::midpoint(self.prelim[first], self.prelim[last])),
            (None, _) | (_, None) => None,
        };
        match (elder, midpoint) {
            (Some(elder), Some(midpoint)) => {
                self.prelim[node] = self.prelim[elder] + self.separation(elder, node);
                self.modifier[node] = self.prelim[node] - midpoint;
            }
            (Some(elder), None) => self.prelim[node] = self.prelim[elder] + self.separation(elder, node),
            (None, Some(midpoint)) => self.prelim[node] = midpoint,
            (None, None) => {}
        }
        self.apportion(node, elder, siblings);
    }

    /// Pushes the node's subtree clear of all elder subtrees by walking the two contours that face each other.
    fn apportion(&mut self, node: usize, elder: Option<usize>, siblings: &[usize]) {
        let Some(elder) = elder else { return };
        let above = self.parent[node];
        let mut inner_right = node;
        let mut outer_right = node;
        let mut inner_left = elder;
        let mut outer_left = siblings[0];
        let mut sum_inner_right = self.modifier[inner_right];
        let mut sum_outer_right = self.modifier[outer_right];
        let mut sum_inner_left = self.modifier[inner_left];
        let mut sum_outer_left = self.modifier[outer_left];
        while let (Some(left), Some(right)) = (self.next_right(inner_left), self.next_left(inner_right)) {
            inner_left = left;
            inner_right = right;
            outer_left = self.next_left(outer_left).unwrap_or(outer_left);
            outer_right = self.next_right(outer_right).unwrap_or(outer_right);
            self.ancestor[outer_right] = node;
            let shift = self.prelim[inner_left] + sum_inner_left - self.prelim[inner_right] - sum_inner_right
                + self.separation(inner_left, inner_right);
            if shift > 0.0 {
                let mover = self.ancestor[inner_left];
                let from = if self.parent[mover] == above {
                    Some(mover)
                } else {
                    self.default_ancestor[above]
                };
                if let Some(from) = from {
                    self.move_subtree(from, node, shift);
                }
                sum_inner_right += shift;
                sum_outer_right += shift;
            }
            sum_inner_left += self.modifier[inner_left];
            sum_inner_right += self.modifier[inner_right];
            sum_outer_left += self.modifier[outer_left];
            sum_outer_right += self.modifier[outer_right];
        }
        let left_below = self.next_right(inner_left);
        let right_below = self.next_left(inner_right);
        if left_below.is_some() && self.next_right(outer_right).is_none() {
            self.thread[outer_right] = left_below;
            self.modifier[outer_right] += sum_inner_left - sum_outer_right;
        }
        if right_below.is_some() && self.next_left(outer_left).is_none() {
            self.thread[outer_left] = right_below;
            self.modifier[outer_left] += sum_inner_right - sum_outer_left;
            self.default_ancestor[above] = Some(node);
        }
    }

    fn next_left(&self, node: usize) -> Option<usize> {
        self.children[node].first().copied().or(self.thread[node])
    }

    fn next_right(&self, node: usize) -> Option<usize> {
        self.children[node].last().copied().or(self.thread[node])
    }

    /// Moves the younger subtree, and leaves notes from which `execute_shifts` spreads those in between.
    fn move_subtree(&mut self, from: usize, node: usize, shift: f64) {
        // Both are siblings and `from` is the elder, so there is at least one step between them.
        let between = self.number[node].saturating_sub(self.number[from]).max(1);
        let share = shift / between as f64;
        self.change[node] -= share;
        self.shift[node] += shift;
        self.change[from] += share;
        self.prelim[node] += shift;
        self.modifier[node] += shift;
    }

    fn execute_shifts(&mut self, node: usize) {
        let mut shift = 0.0;
        let mut change = 0.0;
        for position in (0..self.children[node].len()).rev() {
            let child = self.children[node][position];
            self.prelim[child] += shift;
            self.modifier[child] += shift;
            change += self.change[child];
            shift += self.shift[child] + change;
        }
    }

    /// Parents before children: sums the modifiers on the way down.
    fn second_walk(&self) -> Vec<Placed> {
        let count = self.parent.len();
        let mut sum = vec![0.0; count];
        let mut depth = vec![0; count];
        let mut placed = Vec::with_capacity(count - 1);
        for node in 1..count {
            let above = self.parent[node];
            sum[node] = if above == 0 {
                0.0
            } else {
                sum[above] + self.modifier[above]
            };
            depth[node] = if above == 0 { 0 } else { depth[above] + 1 };
            placed.push(Placed {
                across: self.prelim[node] + sum[node],
                depth: depth[node],
            });
        }
        placed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GAP: f64 = 10.0;
    const SIZE: f64 = 20.0;

    fn tidy(parents: &[Option<usize>]) -> Vec<Placed> {
        layout(parents, &vec![SIZE; parents.len()], GAP)
    }

    /// A forest in preorder, shaped by a fixed generator.
    fn random_tree(count: usize, mut seed: u64) -> Vec<Option<usize>> {
        let mut path: Vec<usize> = Vec::new();
        (0..count)
            .map(|node| {
                seed = seed
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                let keep = if path.is_empty() {
                    0
                } else {
                    1 + (seed >> 33) as usize % path.len()
                };
                path.truncate(keep);
                let parent = path.last().copied();
                path.push(node);
                parent
            })
            .collect()
    }

    #[test]
    fn nothing_is_laid_out_as_nothing() {
        assert!(tidy(&[]).is_empty());
    }

    #[test]
    fn one_node_stands_at_the_origin() {
        assert_eq!(tidy(&[None]), [Placed { across: 0.0, depth: 0 }]);
    }

    #[test]
    fn a_chain_of_ten_thousand_is_a_straight_line() {
        let parents: Vec<_> = (0..10_000_usize).map(|node| node.checked_sub(1)).collect();
        let placed = tidy(&parents);
        assert!(placed.iter().all(|node| node.across == 0.0));
        assert_eq!(placed[9_999].depth, 9_999);
    }

    #[test]
    fn nodes_of_one_depth_never_overlap_and_keep_their_order() {
        for seed in 0..200 {
            let placed = tidy(&random_tree(120, seed));
            let deepest = placed.iter().map(|node| node.depth).max().unwrap_or(0);
            for depth in 0..=deepest {
                let row: Vec<f64> = placed.iter().filter(|n| n.depth == depth).map(|n| n.across).collect();
                for pair in row.windows(2) {
                    assert!(
                        pair[1] - pair[0] >= SIZE + GAP - 1e-6,
                        "seed {seed}, depth {depth}: {pair:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn nodes_of_different_sizes_never_overlap() {
        for seed in 0..100 {
            let parents = random_tree(80, seed);
            let sizes: Vec<f64> = (0..80).map(|node| 10.0 + f64::from((node * 7) % 50)).collect();
            let placed = layout(&parents, &sizes, GAP);
            for a in 0..80 {
                for b in a + 1..80 {
                    if placed[a].depth == placed[b].depth {
                        let least = f64::midpoint(sizes[a], sizes[b]) + GAP - 1e-6;
                        assert!(placed[b].across - placed[a].across >= least, "seed {seed}: {a} and {b}");
                    }
                }
            }
        }
    }

    #[test]
    fn parents_are_centred_on_their_first_and_last_child() {
        for seed in 0..50 {
            let parents = random_tree(60, seed);
            let placed = tidy(&parents);
            for node in 0..parents.len() {
                let children: Vec<_> = (0..parents.len())
                    .filter(|&child| parents[child] == Some(node))
                    .collect();
                if let (Some(&first), Some(&last)) = (children.first(), children.last()) {
                    let middle = f64::midpoint(placed[first].across, placed[last].across);
                    assert!((placed[node].across - middle).abs() < 1e-6, "seed {seed}, node {node}");
                }
            }
        }
    }

    #[test]
    fn the_same_tree_is_laid_out_the_same_way() {
        let parents = random_tree(500, 7);
        assert_eq!(tidy(&parents), tidy(&parents));
    }

    #[test]
    fn a_parent_that_does_not_come_first_is_no_parent() {
        let placed = tidy(&[Some(1), None, Some(99)]);
        assert!(placed.iter().all(|node| node.depth == 0));
    }
}
