//! What a picture of the tree is, and when it stays the same.

use std::rc::Rc;

use coppice::diagram::Rect;
use coppice::diagram::number_text::tenths;
use coppice::diagram::scene::{Arrangement, Drawing, Scene};
use coppice::telling::PlaceId;
use coppice::telling::view::{RegistryRow, SlotKind, SlotView, Status, TableOwner, TableView};

fn slot(path: &str, kind: SlotKind) -> Rc<SlotView> {
    Rc::new(SlotView {
        id: PlaceId::default(),
        path: path.to_owned(),
        parent: path.rsplit_once('/').map(|(parent, _)| parent.to_owned()),
        label: path.to_owned(),
        detail: String::new(),
        kind,
        pid: None,
        ghost: None,
        exit_gist: String::new(),
        generation: 1,
        ordinal: 1,
        status: Status::Alive,
        ending: None,
        orphan: false,
        exit_reason: None,
        restart: "permanent",
        supervised: true,
        mailbox: 0,
        affected: false,
        doomed: false,
        resting: false,
        level: u32::try_from(path.matches('/').count()).expect("a path is short") + 1,
        position: 1,
        siblings: 1,
        opens: false,
        found: false,
    })
}

fn supervisor() -> SlotKind {
    SlotKind::Supervisor {
        strategy: "one_for_one",
        restarts: 0,
        max_restarts: 3,
        max_seconds: 5,
    }
}

fn chapter() -> Vec<Rc<SlotView>> {
    let slots = [
        slot("S", supervisor()),
        slot("S/R", supervisor()),
        slot("S/R/p", SlotKind::Partition),
        slot("S/D", supervisor()),
        slot("S/D/1", SlotKind::Worker),
        slot("S/D/2", SlotKind::Worker),
        slot("S/D/3", SlotKind::Worker),
        slot("S/C", supervisor()),
        slot("S/C/Alice", SlotKind::Dynamic),
        slot("S/C/Bob", SlotKind::Dynamic),
    ];
    (0..).zip(slots).map(|(number, slot)| numbered(number, slot)).collect()
}

fn numbered(number: u32, mut slot: Rc<SlotView>) -> Rc<SlotView> {
    Rc::make_mut(&mut slot).id = PlaceId::numbered(number);
    slot
}

fn name(slot: &str) -> RegistryRow {
    RegistryRow {
        key: slot.to_owned(),
        pid: None,
        slot: Some(slot.to_owned()),
        fresh: false,
        stale: false,
    }
}

fn table(rows: Vec<RegistryRow>) -> Rc<TableView> {
    Rc::new(TableView {
        registry: "R".to_owned(),
        rows,
        more: 0,
        owner: TableOwner::Serves,
        partition: None,
    })
}

/// Draws for the first time.
fn draw(slots: Vec<Rc<SlotView>>, tables: Vec<Rc<TableView>>, how: Arrangement) -> Rc<Scene> {
    Drawing::default().draw(&Rc::new(slots), &Rc::new(tables), &Some(Rc::default()), how)
}

#[test]
fn nothing_overlaps_in_either_arrangement() {
    let tables = || vec![table(vec![name("S/D/1"), name("S/C/Bob")]), table(Vec::new())];
    for how in [Arrangement::Wide, Arrangement::Outline] {
        let scene = draw(chapter(), tables(), how);
        let mut rects = scene.nodes.clone();
        rects.extend(scene.tables.iter().map(|table| table.rect));
        rects.extend(scene.disk);
        for a in 0..rects.len() {
            for b in a + 1..rects.len() {
                assert!(!rects[a].overlaps(rects[b]), "{how:?}: {a} {b}");
            }
            assert_eq!(scene.bounds.union(rects[a]), scene.bounds);
        }
    }
}

#[test]
fn an_edge_leads_from_each_place_to_the_place_above() {
    let scene = draw(chapter(), Vec::new(), Arrangement::Wide);
    let edges: Vec<_> = scene.edges.iter().map(|edge| (edge.from, edge.to)).collect();
    let expected = [(0, 1), (1, 2), (0, 3), (3, 4), (3, 5), (3, 6), (0, 7), (7, 8), (7, 9)];
    assert_eq!(edges, expected);
}

#[test]
fn a_name_is_tied_to_its_row_and_a_foreign_one_is_not() {
    let tables = vec![table(Vec::new()), table(vec![name("S/D/1"), name("nowhere")])];
    let scene = draw(chapter(), tables, Arrangement::Wide);
    assert_eq!(scene.ties.len(), 1);
    let tie = &scene.ties[0];
    assert_eq!((tie.node, tie.table, tie.row), (4, 1, 0));
}

/// A table that belongs to the process of that slot.
fn owned(by: &str, rows: Vec<RegistryRow>) -> Rc<TableView> {
    let mut table = (*table(rows)).clone();
    table.partition = Some(by.to_owned());
    Rc::new(table)
}

#[test]
fn a_table_stands_beside_its_owner_and_a_line_joins_the_two() {
    let tables = || vec![owned("S/R/p", vec![name("S/D/1")])];
    let scene = draw(chapter(), tables(), Arrangement::Wide);
    let (table, partition) = (&scene.tables[0], scene.nodes[2]);
    let owner = table.owner.as_ref().expect("the partition is drawn");
    assert_eq!((owner.node, owner.end.x), (2, table.rect.x));
    assert_eq!(owner.end.y, partition.right().y, "the line is level");
    assert!(
        owner
            .path
            .starts_with(&format!("M{} ", path_number(partition.right().x)))
    );
    assert_eq!(draw(chapter(), tables(), Arrangement::Outline).tables[0].owner, None);
    let strange = vec![owned("nowhere", Vec::new())];
    assert_eq!(draw(chapter(), strange, Arrangement::Wide).tables[0].owner, None);
}

#[test]
fn what_stands_beside_a_tree_begins_and_ends_with_it_if_there_is_room() {
    for by in ["S", "S/R/p", "S/C/Bob"] {
        let scene = draw(chapter(), vec![owned(by, vec![name("S/D/1")])], Arrangement::Wide);
        let tree = scene.nodes.iter().copied().reduce(Rect::union).expect("a tree");
        let beside = scene
            .disk
            .map_or(scene.tables[0].rect, |disk| disk.union(scene.tables[0].rect));
        assert!(
            beside.y + beside.height <= tree.y + tree.height,
            "{by}: {beside:?} beside {tree:?}"
        );
    }
}

#[test]
fn how_many_more_names_there_are_takes_a_line() {
    let height = |more| {
        let mut names = (*table(vec![name("S")])).clone();
        names.more = more;
        draw(Vec::new(), vec![Rc::new(names)], Arrangement::Wide).tables[0]
            .rect
            .height
    };
    assert!(height(1) > height(0));
    assert_eq!(height(1), height(1_000));
}

/// A supervisor over so many children with nothing below them.
fn many(children: u32) -> Vec<Rc<SlotView>> {
    let child = |number: u32| numbered(number, slot(&format!("S/{number}"), SlotKind::Dynamic));
    std::iter::once(numbered(0, slot("S", supervisor())))
        .chain((1..=children).map(child))
        .collect()
}

#[test]
fn a_dozen_siblings_stand_one_below_the_other_and_more_stand_abreast_in_their_order() {
    let columns = |children: u32| {
        let nodes = draw(many(children), Vec::new(), Arrangement::Wide).nodes.clone();
        let mut lefts: Vec<_> = nodes[1..].iter().map(|node| tenths(node.x).to_string()).collect();
        lefts.dedup();
        (lefts.len(), nodes)
    };
    assert_eq!(columns(12).0, 1);
    for children in [13, 30, 50] {
        let (count, nodes) = columns(children);
        assert!((2..=4).contains(&count), "{children}: {count}");
        let rows = nodes[1..]
            .chunk_by(|a, b| a.x == b.x)
            .map(<[Rect]>::len)
            .max()
            .unwrap_or_default();
        assert!(rows <= 13, "{children}: {rows}");
        for pair in nodes[1..].windows(2) {
            assert!(pair[0].x < pair[1].x || pair[0].y < pair[1].y, "{children}: {pair:?}");
        }
    }
}

#[test]
fn rows_overlap_nothing_and_the_edges_to_them_run_between_them() {
    let mut slots = many(30);
    slots.push(numbered(40, slot("S/deep", supervisor())));
    slots.push(numbered(41, slot("S/deep/er", SlotKind::Worker)));
    for slots in [many(30), slots] {
        let scene = draw(slots, Vec::new(), Arrangement::Wide);
        for (at, a) in scene.nodes.iter().enumerate() {
            assert!(scene.nodes[at + 1..].iter().all(|b| !a.overlaps(*b)), "{at}");
        }
        for rail in scene.edges.iter().filter_map(|edge| edge.rail) {
            let line = Rect {
                x: rail.x,
                y: rail.y,
                width: 2_000.0,
                height: 0.1,
            };
            assert!(scene.nodes[1..].iter().all(|node| !node.overlaps(line)), "{rail:?}");
        }
    }
}

#[test]
fn what_happens_in_a_place_leaves_the_picture_as_it_is() {
    let mut drawing = Drawing::default();
    let mut draw = |slots: Vec<_>, names| {
        let tables = Rc::new(vec![table(vec![names])]);
        drawing.draw(&Rc::new(slots), &tables, &Rc::default(), Arrangement::Wide)
    };
    let before = draw(chapter(), name("S/D/1"));
    let mut slots = chapter();
    let hit = Rc::make_mut(&mut slots[5]);
    (hit.status, hit.pid, hit.affected) = (Status::Dead, None, true);
    let mut row = name("S/D/1");
    row.fresh = true;
    assert!(Rc::ptr_eq(&before, &draw(slots, row)));
    assert!(!Rc::ptr_eq(&before, &draw(chapter(), name("S/D/2"))));
}

#[test]
fn an_edge_that_has_not_moved_keeps_its_path() {
    let mut drawing = Drawing::default();
    let mut draw = |slots| drawing.draw(&Rc::new(slots), &Rc::default(), &Rc::default(), Arrangement::Wide);
    let before = draw(chapter());
    let mut slots = chapter();
    // The youngest place of the tree is alone at its depth: nothing has to make room for it.
    slots.push(numbered(10, slot("S/C/Bob/x", SlotKind::Worker)));
    let after = draw(slots);
    let kept = before.edges.iter().zip(&after.edges);
    assert!(kept.clone().count() == 9 && kept.into_iter().all(|(old, new)| Rc::ptr_eq(&old.path, &new.path)));
}

#[test]
fn a_signal_goes_along_the_edge_or_straight_across() {
    for how in [Arrangement::Wide, Arrangement::Outline] {
        let scene = draw(chapter(), Vec::new(), how);
        assert!(Rc::ptr_eq(&scene.way(3, 5, how), &scene.edges[4].path));
        let up = scene.way(5, 3, how);
        assert!(up.starts_with(&format!(
            "M{} {}",
            path_number(scene.nodes[5].x),
            path_number(middle(scene.nodes[5]))
        )));
        assert!(!scene.way(5, 8, how).is_empty());
        assert!(scene.way(5, 99, how).is_empty());
    }
}

fn middle(rect: Rect) -> f64 {
    rect.y + rect.height / 2.0
}

fn path_number(number: f64) -> String {
    tenths(number).to_string()
}

#[test]
fn an_empty_view_can_be_drawn() {
    let scene = draw(Vec::new(), Vec::new(), Arrangement::Wide);
    assert!(scene.nodes.is_empty() && scene.bounds.width > 0.0);
}

#[test]
fn a_very_deep_tree_can_be_drawn() {
    let deep = |depth: u32| {
        let mut slot = numbered(depth, slot(&depth.to_string(), supervisor()));
        Rc::make_mut(&mut slot).level = depth + 1;
        slot
    };
    let draw = |how| draw((0..3_000).map(deep).collect(), Vec::new(), how).nodes.clone();
    let (wide, outline) = (draw(Arrangement::Wide), draw(Arrangement::Outline));
    assert!(wide[2_999].x > wide[2_998].x && wide[2_999].y == wide[0].y);
    assert!(outline[2_999].y > outline[2_998].y);
}
