//! actix.

use std::time::Instant;

use actix::prelude::*;
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

type Told<T> = mpsc::UnboundedSender<T>;

fn tell<T>(told: &Told<T>, what: T) {
    assert!(told.send(what).is_ok(), "nobody waits");
}

/// Has an actor end.
#[derive(Message)]
#[rtype(result = "()")]
struct Stop;

/// Ends at once, and tells that it has.
struct Short {
    told: Told<()>,
}

impl Actor for Short {
    type Context = Context<Self>;

    fn started(&mut self, context: &mut Context<Self>) {
        context.stop();
    }

    fn stopped(&mut self, _: &mut Context<Self>) {
        tell(&self.told, ());
    }
}

async fn spawn_stop(count: u64) -> Option<f64> {
    let (told, mut ends) = mpsc::unbounded_channel();
    let began = Instant::now();
    let mut ended = 0;
    for _ in 0..count {
        let _short = Short { told: told.clone() }.start();
        ended += u64::from(ends.recv().await.is_some());
    }
    assert_eq!(ended, count);
    ns_each(began, count)
}

/// One of two that send to each other.
struct Player {
    peer: Option<Addr<Player>>,
    /// The one that counts has whom it tells when it has counted enough.
    left: u64,
    done: Option<Told<u64>>,
    got: u64,
}

impl Actor for Player {
    type Context = Context<Self>;
}

#[derive(Message)]
#[rtype(result = "()")]
struct Peer(Addr<Player>);

#[derive(Message)]
#[rtype(result = "()")]
struct Ball;

impl Handler<Peer> for Player {
    type Result = ();

    fn handle(&mut self, Peer(peer): Peer, _: &mut Context<Self>) {
        self.peer = Some(peer);
    }
}

impl Handler<Ball> for Player {
    type Result = ();

    fn handle(&mut self, ball: Ball, _: &mut Context<Self>) {
        self.got += 1;
        if let Some(done) = &self.done {
            if self.left == 0 {
                return tell(done, self.got - 1);
            }
            self.left -= 1;
        }
        self.peer.as_ref().expect("they know each other").do_send(ball);
    }
}

impl Handler<Stop> for Player {
    type Result = ();

    fn handle(&mut self, _: Stop, context: &mut Context<Self>) {
        context.stop();
    }
}

async fn ping_pong(count: u64) -> Option<f64> {
    let (done, mut answers) = mpsc::unbounded_channel();
    let player = |left, done| Player {
        peer: None,
        left,
        done,
        got: 0,
    };
    let echo = player(0, None).start();
    let pinger = player(count, Some(done)).start();
    echo.do_send(Peer(pinger.clone()));
    pinger.do_send(Peer(echo.clone()));
    let began = Instant::now();
    // The first one that it gets is the sign to begin.
    pinger.do_send(Ball);
    assert_eq!(answers.recv().await, Some(count));
    let figure = ns_each(began, count);
    for player in [pinger, echo] {
        assert_eq!(player.send(Stop).await, Ok(()));
    }
    figure
}

struct Hop {
    next: Option<Addr<Hop>>,
    done: Told<()>,
}

impl Actor for Hop {
    type Context = Context<Self>;
}

#[derive(Message)]
#[rtype(result = "()")]
struct Next(Addr<Hop>);

#[derive(Message)]
#[rtype(result = "()")]
struct Token(u64);

impl Handler<Next> for Hop {
    type Result = ();

    fn handle(&mut self, Next(next): Next, _: &mut Context<Self>) {
        self.next = Some(next);
    }
}

impl Handler<Token> for Hop {
    type Result = ();

    fn handle(&mut self, Token(left): Token, _: &mut Context<Self>) {
        match left {
            0 => tell(&self.done, ()),
            left => self.next.as_ref().expect("the ring is closed").do_send(Token(left - 1)),
        }
    }
}

impl Handler<Stop> for Hop {
    type Result = ();

    fn handle(&mut self, _: Stop, context: &mut Context<Self>) {
        context.stop();
    }
}

async fn ring(size: u64, count: u64) -> Option<f64> {
    let (done, mut arrived) = mpsc::unbounded_channel();
    let hop = |_| Hop {
        next: None,
        done: done.clone(),
    };
    let hops: Vec<_> = (0..size).map(hop).map(Actor::start).collect();
    for (at, hop) in hops.iter().enumerate() {
        hop.do_send(Next(hops[(at + 1) % hops.len()].clone()));
    }
    let began = Instant::now();
    hops[0].do_send(Token(count));
    assert_eq!(arrived.recv().await, Some(()));
    let figure = ns_each(began, count);
    for hop in hops {
        assert_eq!(hop.send(Stop).await, Ok(()));
    }
    figure
}

struct Sink {
    /// How many there are in a burst, and who is told after it.
    burst: u64,
    done: Told<u64>,
    taken: u64,
}

impl Actor for Sink {
    type Context = Context<Self>;
}

#[derive(Message)]
#[rtype(result = "()")]
struct One;

impl Handler<One> for Sink {
    type Result = ();

    fn handle(&mut self, _: One, _: &mut Context<Self>) {
        self.taken += 1;
        if self.taken % self.burst == 0 {
            tell(&self.done, self.taken);
        }
    }
}

/// Sends as soon as it has started, and ends.
struct Sender {
    to: Addr<Sink>,
    times: u64,
}

impl Actor for Sender {
    type Context = Context<Self>;

    fn started(&mut self, context: &mut Context<Self>) {
        for _ in 0..self.times {
            self.to.do_send(One);
        }
        context.stop();
    }
}

async fn fan_in(order: Order<'_>) -> Option<f64> {
    let burst = SENDERS * order.size;
    let (done, mut taken) = mpsc::unbounded_channel();
    let sink = Sink { burst, done, taken: 0 }.start();
    let began = Instant::now();
    for number in 1..=order.bursts() {
        for _ in 0..SENDERS {
            let sender = Sender {
                to: sink.clone(),
                times: order.size,
            };
            sender.start();
        }
        assert_eq!(taken.recv().await, Some(number * burst));
    }
    ns_each(began, order.bursts() * burst)
}

struct Server;

impl Actor for Server {
    type Context = Context<Self>;
}

#[derive(Message)]
#[rtype(u64)]
struct Request(u64);

impl Handler<Request> for Server {
    type Result = u64;

    fn handle(&mut self, Request(number): Request, _: &mut Context<Self>) -> u64 {
        number
    }
}

async fn call(count: u64) -> Option<f64> {
    let server = Server.start();
    let began = Instant::now();
    for number in 0..count {
        assert_eq!(server.send(Request(number)).await, Ok(number));
    }
    ns_each(began, count)
}

/// Its supervisor does not make it anew: it is told that it restarts, and keeps its state and its address.
struct Child {
    told: Told<()>,
}

impl Actor for Child {
    type Context = Context<Self>;

    fn started(&mut self, _: &mut Context<Self>) {
        tell(&self.told, ());
    }
}

impl Supervised for Child {}

impl Handler<Stop> for Child {
    type Result = ();

    fn handle(&mut self, _: Stop, context: &mut Context<Self>) {
        context.stop();
    }
}

async fn restart(count: u64) -> Option<f64> {
    let (told, mut started) = mpsc::unbounded_channel();
    let child = Supervisor::start(|_| Child { told });
    assert_eq!(started.recv().await, Some(()));
    let began = Instant::now();
    for _ in 0..count {
        child.do_send(Stop);
        assert_eq!(started.recv().await, Some(()));
    }
    ns_each(began, count)
}
