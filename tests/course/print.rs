#[test]
fn zz_print() {
    use super::taking::*;
    for lesson in super::course().lessons() {
        let (mut a, mut s) = begin(&lesson.id());
        a.show(&mut s);
        let v = a.verdict().cloned();
        let bet = &lesson.bet;
        let t = v.as_ref().and_then(|v| v.truth).map(|t| bet.options[t].text.clone());
        println!(
            "{} [{}]: {:?} {:?} {:?}",
            lesson.id(),
            lesson.word,
            a.strayed(),
            t,
            v.map(|v| v.places.iter().map(|p| p.label.clone()).collect::<Vec<_>>())
        );
        if std::env::var("ALL").is_ok() {
            println!("   {}", fates(&a, &s).join("; "));
        }
    }
}
