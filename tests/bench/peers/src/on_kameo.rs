//! kameo.

use std::time::{Duration, Instant};

use kameo::error::Infallible;
use kameo::prelude::*;
use tokio::sync::{mpsc, oneshot};

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

fn spawn<A: Actor<Args = A>>(actor: A) -> ActorRef<A> {
    A::spawn_with_mailbox(actor, mailbox::unbounded())
}

async fn tell<A: Message<M>, M: Send + 'static>(to: &ActorRef<A>, message: M) {
    assert!(to.tell(message).await.is_ok(), "an actor is gone");
}

async fn stop<A: Actor>(actor: &ActorRef<A>) {
    assert!(actor.stop_gracefully().await.is_ok(), "an actor is gone");
    actor.wait_for_shutdown().await;
}

#[derive(Actor)]
struct Short;

async fn spawn_stop(count: u64) -> Option<f64> {
    let began = Instant::now();
    let mut ended = 0;
    for _ in 0..count {
        let short = spawn(Short);
        stop(&short).await;
        ended += u64::from(!short.is_alive());
    }
    assert_eq!(ended, count);
    ns_each(began, count)
}

/// One of two that send to each other.
#[derive(Actor)]
struct Player {
    peer: Option<ActorRef<Player>>,
    /// The one that counts, and whom it tells when it has counted enough.
    left: u64,
    done: Option<oneshot::Sender<u64>>,
    got: u64,
}

struct Peer(ActorRef<Player>);
struct Ball;

impl Message<Peer> for Player {
    type Reply = ();

    async fn handle(&mut self, Peer(peer): Peer, _: &mut Context<Self, ()>) {
        self.peer = Some(peer);
    }
}

impl Message<Ball> for Player {
    type Reply = ();

    async fn handle(&mut self, ball: Ball, _: &mut Context<Self, ()>) {
        self.got += 1;
        if self.done.is_some() {
            if self.left == 0 {
                let done = self.done.take().expect("it was there");
                done.send(self.got - 1).expect("somebody waits");
                return;
            }
            self.left -= 1;
        }
        let peer = self.peer.as_ref().expect("they know each other");
        tell(peer, ball).await;
    }
}

async fn ping_pong(count: u64) -> Option<f64> {
    let (done, answers) = oneshot::channel();
    let player = |left, done| Player {
        peer: None,
        left,
        done,
        got: 0,
    };
    let echo = spawn(player(0, None));
    let pinger = spawn(player(count, Some(done)));
    tell(&echo, Peer(pinger.clone())).await;
    tell(&pinger, Peer(echo.clone())).await;
    let began = Instant::now();
    // The first one that it gets is the sign to begin.
    tell(&pinger, Ball).await;
    assert_eq!(answers.await, Ok(count));
    let figure = ns_each(began, count);
    // They know each other, so somebody has to end them.
    pinger.kill();
    echo.kill();
    figure
}

#[derive(Actor)]
struct Hop {
    next: Option<ActorRef<Hop>>,
    done: mpsc::UnboundedSender<()>,
}

struct Next(ActorRef<Hop>);
struct Token(u64);

impl Message<Next> for Hop {
    type Reply = ();

    async fn handle(&mut self, Next(next): Next, _: &mut Context<Self, ()>) {
        self.next = Some(next);
    }
}

impl Message<Token> for Hop {
    type Reply = ();

    async fn handle(&mut self, Token(left): Token, _: &mut Context<Self, ()>) {
        if left == 0 {
            self.done.send(()).expect("somebody waits");
        } else {
            let next = self.next.as_ref().expect("the ring is closed");
            tell(next, Token(left - 1)).await;
        }
    }
}

async fn ring(size: u64, count: u64) -> Option<f64> {
    let (done, mut arrived) = mpsc::unbounded_channel();
    let hops: Vec<_> = (0..size)
        .map(|_| {
            spawn(Hop {
                next: None,
                done: done.clone(),
            })
        })
        .collect();
    for (at, hop) in hops.iter().enumerate() {
        tell(hop, Next(hops[(at + 1) % hops.len()].clone())).await;
    }
    let began = Instant::now();
    tell(&hops[0], Token(count)).await;
    assert_eq!(arrived.recv().await, Some(()));
    let figure = ns_each(began, count);
    for hop in &hops {
        hop.kill();
    }
    figure
}

#[derive(Actor)]
struct Sink {
    /// How many there are in a burst, and who is told after it.
    burst: u64,
    done: mpsc::UnboundedSender<u64>,
    taken: u64,
}

struct One;

impl Message<One> for Sink {
    type Reply = ();

    async fn handle(&mut self, _: One, _: &mut Context<Self, ()>) {
        self.taken += 1;
        if self.taken % self.burst == 0 {
            self.done.send(self.taken).expect("somebody waits");
        }
    }
}

#[derive(Actor)]
struct Sender;

struct Burst {
    to: ActorRef<Sink>,
    times: u64,
}

impl Message<Burst> for Sender {
    type Reply = ();

    async fn handle(&mut self, Burst { to, times }: Burst, context: &mut Context<Self, ()>) {
        for _ in 0..times {
            tell(&to, One).await;
        }
        context.stop();
    }
}

async fn fan_in(order: Order<'_>) -> Option<f64> {
    let burst = SENDERS * order.size;
    let (done, mut taken) = mpsc::unbounded_channel();
    let sink = spawn(Sink { burst, done, taken: 0 });
    let began = Instant::now();
    for number in 1..=order.bursts() {
        for _ in 0..SENDERS {
            let order = Burst {
                to: sink.clone(),
                times: order.size,
            };
            tell(&spawn(Sender), order).await;
        }
        assert_eq!(taken.recv().await, Some(number * burst));
    }
    let figure = ns_each(began, order.bursts() * burst);
    stop(&sink).await;
    figure
}

#[derive(Actor)]
struct Server;

struct Request(u64);

impl Message<Request> for Server {
    type Reply = u64;

    async fn handle(&mut self, Request(number): Request, _: &mut Context<Self, u64>) -> u64 {
        number
    }
}

async fn call(count: u64) -> Option<f64> {
    let server = spawn(Server);
    let began = Instant::now();
    for number in 0..count {
        let answer = server.ask(Request(number)).await;
        assert_eq!(answer.ok(), Some(number));
    }
    let figure = ns_each(began, count);
    stop(&server).await;
    figure
}

#[derive(Actor)]
struct Parent;

/// A child tells whoever has the other end that it has started.
struct Child;

impl Actor for Child {
    type Args = mpsc::UnboundedSender<ActorRef<Self>>;
    type Error = Infallible;

    async fn on_start(told: Self::Args, me: ActorRef<Self>) -> Result<Self, Infallible> {
        told.send(me).expect("somebody waits");
        Ok(Self)
    }
}

async fn restart(count: u64) -> Option<f64> {
    let (told, mut started) = mpsc::unbounded_channel();
    let parent = spawn(Parent);
    let child = Child::supervise(&parent, told)
        .restart_limit(u32::MAX, Duration::from_secs(1_000_000))
        .spawn_with_mailbox(mailbox::unbounded())
        .await;
    drop(child);
    let mut child = started.recv().await.expect("a child starts");
    let began = Instant::now();
    for _ in 0..count {
        child.kill();
        child = started.recv().await.expect("a child is started again");
    }
    let figure = ns_each(began, count);
    drop(child);
    stop(&parent).await;
    figure
}
