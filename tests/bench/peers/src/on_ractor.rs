//! ractor.

use std::time::Instant;

use ractor::concurrency::JoinHandle;
use ractor::{Actor, ActorProcessingErr, ActorRef, RpcReplyPort, SupervisionEvent};
use tokio::sync::mpsc;

use crate::{Order, SENDERS, ns_each};

/// The figure; `None` for what it does not have.
pub async fn answer(order: Order<'_>) -> Option<f64> {
    match order.work {
        "spawn-stop" => spawn_stop(order.count).await,
        "ping-pong" => ping_pong(order.count).await,
        "ring" => ring(order.size, order.count).await,
        "fan-in" => fan_in(order).await,
        "call" => call(order.count).await,
        "restart" => restart(order.count).await,
        _ => None,
    }
}

type Done<T> = Result<T, ActorProcessingErr>;

async fn spawn<A: Actor>(actor: A, arguments: A::Arguments) -> (ActorRef<A::Msg>, JoinHandle<()>) {
    let spawned = A::spawn(None, actor, arguments).await;
    spawned.unwrap_or_else(|error| panic!("an actor does not start: {error}"))
}

fn tell<M: ractor::Message>(to: &ActorRef<M>, message: M) {
    assert!(to.cast(message).is_ok(), "an actor is gone");
}

async fn stop<M: ractor::Message>(actor: &ActorRef<M>, ended: JoinHandle<()>) {
    actor.stop(None);
    assert!(ended.await.is_ok(), "an actor has panicked");
}

struct Short;

impl Actor for Short {
    type Msg = ();
    type State = ();
    type Arguments = ();

    async fn pre_start(&self, _: ActorRef<()>, _: ()) -> Done<()> {
        Ok(())
    }
}

async fn spawn_stop(count: u64) -> Option<f64> {
    let began = Instant::now();
    let mut ended = 0;
    for _ in 0..count {
        let (short, handle) = spawn(Short, ()).await;
        stop(&short, handle).await;
        ended += 1;
    }
    assert_eq!(ended, count);
    ns_each(began, count)
}

/// One of two that send to each other.
struct Player;

struct PlayerState {
    peer: Option<ActorRef<Play>>,
    /// The one that counts has whom it tells when it has counted enough.
    left: u64,
    done: Option<mpsc::UnboundedSender<u64>>,
    got: u64,
}

enum Play {
    Peer(ActorRef<Play>),
    Ball,
}

impl Actor for Player {
    type Msg = Play;
    type State = PlayerState;
    type Arguments = PlayerState;

    async fn pre_start(&self, _: ActorRef<Play>, state: PlayerState) -> Done<PlayerState> {
        Ok(state)
    }

    async fn handle(&self, _: ActorRef<Play>, message: Play, state: &mut PlayerState) -> Done<()> {
        match message {
            Play::Peer(peer) => state.peer = Some(peer),
            Play::Ball => {
                state.got += 1;
                if let Some(done) = &state.done {
                    if state.left == 0 {
                        done.send(state.got - 1)?;
                        return Ok(());
                    }
                    state.left -= 1;
                }
                let peer = state.peer.as_ref().expect("they know each other");
                tell(peer, Play::Ball);
            }
        }
        Ok(())
    }
}

async fn ping_pong(count: u64) -> Option<f64> {
    let (done, mut answers) = mpsc::unbounded_channel();
    let player = |left, done| PlayerState {
        peer: None,
        left,
        done,
        got: 0,
    };
    let (echo, echo_ended) = spawn(Player, player(0, None)).await;
    let (pinger, pinger_ended) = spawn(Player, player(count, Some(done))).await;
    tell(&echo, Play::Peer(pinger.clone()));
    tell(&pinger, Play::Peer(echo.clone()));
    let began = Instant::now();
    // The first one that it gets is the sign to begin.
    tell(&pinger, Play::Ball);
    assert_eq!(answers.recv().await, Some(count));
    let figure = ns_each(began, count);
    stop(&pinger, pinger_ended).await;
    stop(&echo, echo_ended).await;
    figure
}

struct Hop;

struct HopState {
    next: Option<ActorRef<Pass>>,
    done: mpsc::UnboundedSender<()>,
}

enum Pass {
    Next(ActorRef<Pass>),
    Token(u64),
}

impl Actor for Hop {
    type Msg = Pass;
    type State = HopState;
    type Arguments = mpsc::UnboundedSender<()>;

    async fn pre_start(&self, _: ActorRef<Pass>, done: mpsc::UnboundedSender<()>) -> Done<HopState> {
        Ok(HopState { next: None, done })
    }

    async fn handle(&self, _: ActorRef<Pass>, message: Pass, state: &mut HopState) -> Done<()> {
        match message {
            Pass::Next(next) => state.next = Some(next),
            Pass::Token(0) => state.done.send(())?,
            Pass::Token(left) => tell(state.next.as_ref().expect("the ring is closed"), Pass::Token(left - 1)),
        }
        Ok(())
    }
}

async fn ring(size: u64, count: u64) -> Option<f64> {
    let (done, mut arrived) = mpsc::unbounded_channel();
    let mut hops = Vec::new();
    for _ in 0..size {
        hops.push(spawn(Hop, done.clone()).await);
    }
    for (at, (hop, _)) in hops.iter().enumerate() {
        let (next, _) = &hops[(at + 1) % hops.len()];
        tell(hop, Pass::Next(next.clone()));
    }
    let began = Instant::now();
    tell(&hops[0].0, Pass::Token(count));
    assert_eq!(arrived.recv().await, Some(()));
    let figure = ns_each(began, count);
    for (hop, ended) in hops {
        stop(&hop, ended).await;
    }
    figure
}

struct Sink;

struct SinkState {
    /// How many there are in a burst, and who is told after it.
    burst: u64,
    done: mpsc::UnboundedSender<u64>,
    taken: u64,
}

struct One;

impl Actor for Sink {
    type Msg = One;
    type State = SinkState;
    type Arguments = SinkState;

    async fn pre_start(&self, _: ActorRef<One>, state: SinkState) -> Done<SinkState> {
        Ok(state)
    }

    async fn handle(&self, _: ActorRef<One>, _: One, state: &mut SinkState) -> Done<()> {
        state.taken += 1;
        if state.taken % state.burst == 0 {
            state.done.send(state.taken)?;
        }
        Ok(())
    }
}

struct Sender;

struct Burst {
    to: ActorRef<One>,
    times: u64,
}

impl Actor for Sender {
    type Msg = Burst;
    type State = ();
    type Arguments = ();

    async fn pre_start(&self, _: ActorRef<Burst>, _: ()) -> Done<()> {
        Ok(())
    }

    async fn handle(&self, me: ActorRef<Burst>, Burst { to, times }: Burst, _: &mut ()) -> Done<()> {
        for _ in 0..times {
            tell(&to, One);
        }
        me.stop(None);
        Ok(())
    }
}

async fn fan_in(order: Order<'_>) -> Option<f64> {
    let burst = SENDERS * order.size;
    let (done, mut taken) = mpsc::unbounded_channel();
    let (sink, ended) = spawn(Sink, SinkState { burst, done, taken: 0 }).await;
    let began = Instant::now();
    for number in 1..=order.bursts() {
        for _ in 0..SENDERS {
            let (sender, _) = spawn(Sender, ()).await;
            let order = Burst {
                to: sink.clone(),
                times: order.size,
            };
            tell(&sender, order);
        }
        assert_eq!(taken.recv().await, Some(number * burst));
    }
    let figure = ns_each(began, order.bursts() * burst);
    stop(&sink, ended).await;
    figure
}

struct Server;

struct Request(u64, RpcReplyPort<u64>);

impl Actor for Server {
    type Msg = Request;
    type State = ();
    type Arguments = ();

    async fn pre_start(&self, _: ActorRef<Request>, _: ()) -> Done<()> {
        Ok(())
    }

    async fn handle(&self, _: ActorRef<Request>, Request(number, reply): Request, _: &mut ()) -> Done<()> {
        reply.send(number)?;
        Ok(())
    }
}

async fn call(count: u64) -> Option<f64> {
    let (server, ended) = spawn(Server, ()).await;
    let began = Instant::now();
    for number in 0..count {
        let answer = server.call(|reply| Request(number, reply), None).await;
        let answer = answer.unwrap_or_else(|error| panic!("no answer: {error}"));
        assert_eq!(answer.unwrap(), number);
    }
    let figure = ns_each(began, count);
    stop(&server, ended).await;
    figure
}

type Told = mpsc::UnboundedSender<ActorRef<()>>;

/// A child tells whoever has the other end that it has started.
struct Child;

impl Actor for Child {
    type Msg = ();
    type State = ();
    type Arguments = Told;

    async fn pre_start(&self, me: ActorRef<()>, told: Told) -> Done<()> {
        told.send(me)?;
        Ok(())
    }
}

/// Starts a child, and another whenever it has ended: what the library leaves to whoever uses it.
struct Parent;

impl Actor for Parent {
    type Msg = ();
    type State = Told;
    type Arguments = Told;

    async fn pre_start(&self, me: ActorRef<()>, told: Told) -> Done<Told> {
        Child::spawn_linked(None, Child, told.clone(), me.get_cell()).await?;
        Ok(told)
    }

    async fn handle_supervisor_evt(&self, me: ActorRef<()>, event: SupervisionEvent, told: &mut Told) -> Done<()> {
        if let SupervisionEvent::ActorTerminated(..) | SupervisionEvent::ActorFailed(..) = event {
            Child::spawn_linked(None, Child, told.clone(), me.get_cell()).await?;
        }
        Ok(())
    }
}

async fn restart(count: u64) -> Option<f64> {
    let (told, mut started) = mpsc::unbounded_channel();
    let (parent, ended) = spawn(Parent, told).await;
    let mut child = started.recv().await.expect("a child starts");
    let began = Instant::now();
    for _ in 0..count {
        child.kill();
        child = started.recv().await.expect("a child is started again");
    }
    let figure = ns_each(began, count);
    stop(&parent, ended).await;
    figure
}
