//! What the operators come to, as it was recorded from OTP 25.

use super::*;

fn int(text: &str) -> Term {
    parse_integer(text).expect("an integer")
}

fn real_term(number: f64) -> Term {
    Term::Float(Float::new(number).expect("a finite number"))
}

#[test]
fn what_fits_is_small_and_what_does_not_is_large() {
    let max = Term::Int(i64::MAX);
    let beyond = add(&max, &Term::Int(1)).unwrap();
    assert!(matches!(beyond, Term::Big(_)));
    assert_eq!(beyond.to_string(), "9223372036854775808");
    assert!(matches!(subtract(&beyond, &Term::Int(1)), Ok(Term::Int(i64::MAX))));
    assert_eq!(negate(&Term::Int(i64::MIN)), Ok(beyond.clone()));
    assert_eq!(div(&Term::Int(i64::MIN), &Term::Int(-1)), Ok(beyond.clone()));
    assert!(matches!(negate(&beyond), Ok(Term::Int(i64::MIN))));
    assert_eq!(abs(&Term::Int(i64::MIN)), Ok(beyond));
}

#[test]
fn integers_of_any_size_are_read_and_printed() {
    let digits = "123456789".repeat(20);
    for text in [digits.as_str(), &format!("-{digits}"), "0", "-1", "9223372036854775808"] {
        assert_eq!(int(text).to_string(), text);
    }
    for text in ["", "-", "+-1", "1_000", " 1", "1.0", "a"] {
        assert_eq!(parse_integer(text), None, "{text:?}");
    }
    assert_eq!(int("+5"), Term::Int(5));
}

#[test]
fn division_goes_towards_zero_and_the_rest_has_the_sign_of_what_is_divided() {
    let recorded = [(7, 2, 3, 1), (-7, 2, -3, -1), (7, -2, -3, 1), (-7, -2, 3, -1)];
    for (a, b, quotient, rest) in recorded.map(|(a, b, c, d)| (Term::Int(a), Term::Int(b), Term::Int(c), Term::Int(d)))
    {
        assert_eq!((div(&a, &b), rem(&a, &b)), (Ok(quotient), Ok(rest)));
    }
    let large = int("-100000000000000000000000000001");
    assert_eq!(div(&large, &Term::Int(10)), Ok(int("-10000000000000000000000000000")));
    assert_eq!(rem(&large, &Term::Int(10)), Ok(Term::Int(-1)));
    for divisor in [Term::Int(0), real_term(0.0), Term::atom("a")] {
        assert_eq!(div(&large, &divisor), Err(Badarith));
        assert_eq!(divide(&large, &divisor), Err(Badarith));
    }
    assert_eq!(divide(&Term::Int(1), &Term::Int(4)), Ok(real_term(0.25)));
}

#[test]
fn what_is_beyond_all_floats_is_an_error() {
    let huge = shift_left(&Term::Int(1), &Term::Int(2_000)).unwrap();
    assert_eq!(add(&huge, &real_term(1.0)), Err(Badarith));
    assert_eq!(multiply(&real_term(1e300), &real_term(1e300)), Err(Badarith));
    assert_eq!(shift_left(&Term::Int(1), &huge), Err(SystemLimit));
    assert_eq!(shift_right(&Term::Int(-5), &huge), Ok(Term::Int(-1)));
    assert_eq!(shift_left(&Term::Int(0), &huge), Ok(Term::Int(0)));
}

#[test]
fn bits_go_on_to_the_left_as_the_sign_says() {
    let large = int("-18446744073709551617");
    assert_eq!(bit_and(&large, &Term::Int(255)), Ok(Term::Int(255)));
    assert_eq!(bit_not(&Term::Int(5)), Ok(Term::Int(-6)));
    assert_eq!(bit_not(&large), Ok(int("18446744073709551616")));
    assert_eq!(shift_right(&large, &Term::Int(64)), Ok(Term::Int(-2)));
    assert_eq!(shift_right(&Term::Int(-7), &Term::Int(1)), Ok(Term::Int(-4)));
    assert_eq!(bit_xor(&large, &large), Ok(Term::Int(0)));
}

#[test]
fn a_float_becomes_the_integer_that_it_is_worth() {
    assert_eq!(trunc(&real_term(1e23)), Ok(int("99999999999999991611392")));
    assert_eq!(round(&real_term(-2.5)), Ok(Term::Int(-3)));
    assert_eq!(floor(&real_term(-2.5)), Ok(Term::Int(-3)));
    assert_eq!(ceil(&real_term(-2.5)), Ok(Term::Int(-2)));
    assert_eq!(trunc(&real_term(-0.0)), Ok(Term::Int(0)));
}

#[test]
fn an_integer_and_a_float_are_compared_exactly() {
    let odd = Term::Int(9_007_199_254_740_993);
    let even = real_term(9_007_199_254_740_992.0);
    assert!(odd.compare(&even).is_gt() && even.compare(&odd).is_lt());
    assert!(Term::Int(1).compare(&real_term(1.0)).is_eq() && Term::Int(1) != real_term(1.0));
    assert!(Term::Int(2) < real_term(1.0), "as keys of a map, integers come first");
    assert!(int("100000000000000000000000").compare(&real_term(1e23)).is_gt());
    assert!(Term::Int(-1).compare(&real_term(-0.5)).is_lt() && Term::Int(0).compare(&real_term(-0.5)).is_gt());
}
