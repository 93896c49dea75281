//! What hashes come to, as it was recorded from the BEAM.

use super::*;

#[test]
fn the_book_s_names_meet_their_workers() {
    let worker = |name| phash2(name, 3) + 1;
    assert_eq!(["Alice", "Bob", "Carol", "ünï", ""].map(worker), [3, 1, 1, 3, 2]);
}

/// Recorded from Erlang/OTP 25 with `:erlang.phash2(text, 4294967295)`.
#[test]
fn the_hash_is_the_one_of_the_beam() {
    let recorded = [
        ("", 147926629),
        ("Alice", 3876323195),
        ("Bob", 2569742289),
        ("Carol", 3293181303),
        ("ünï", 3687509621),
        ("abcdefghijkl", 686521495),
        ("Bob's list", 3676497123),
        ("t", 4098008088),
        ("ap", 2451517132),
        ("gbd", 3291364130),
        ("gucr", 1112635794),
        ("dwsmx", 1234586838),
        ("😀xk😀hk", 532647990),
        ("  😀bgfn", 1251324390),
        ("😀r€svyl€", 2330331715),
        ("yu cpjf😀x", 313545209),
        ("a d😀ckwepd", 3812387291),
        ("ixbmfgleü n", 791669757),
        ("r😀vie€bsnnlp", 2496094292),
        ("yborrxpnppznl", 1961908983),
        ("fe€vqqykuw g😀piw", 407526052),
        ("xqehlmbwhuilfqklip y😀co", 3839896826),
        ("pmüoe😀qm zztxxdvlr😀amxr😀", 5669947),
        ("alimfmukxagapnm😀jpzkon€ü€", 3699473784),
        ("x😀audssl€fccvpr😀jq€sihimolfdo gegrk", 2508938668),
        ("ybzul fywh€nsvtwz qt b diukd uh€ki €", 2637147362),
        ("v😀agkjs xeho nlptdwl😀vdmi€ qüanb😀€tüq", 24303128),
        ("kaxqdyükc😀 fnx😀oüsbu😀sessxy tyetqo €mzputyhxpokl", 4279113934),
        (
            "😀mwcüpmny😀 iiczxqk pwxgüüqksujipcdnrtrwmrjxkcsxkhzxcohfrig€dnyzr",
            3308569035,
        ),
        (
            "ifmylujvphonkoz😀fqsqmlhaeqütjl€yvypmle😀wje tyal wüaaqdpj😀eksiilerqjhaüowbsnwrkrkhbeflnhldpgs€ptg ru",
            754333021,
        ),
        (
            "bfzalvwfgckwuupwgszvpzt😀khrfn😀ndlpfgcwpk😀usyyikwcbrypyubg €qizvqlddfhcmcyhttifdvz coq€f jzgs  vy€poe",
            3642157866,
        ),
    ];
    for (text, hash) in recorded {
        assert_eq!(phash2(text, u32::MAX), hash, "{text:?}");
    }
}

/// Recorded from Erlang/OTP 25 with `:erlang.phash2(:erlang.list_to_pid('<0.N.S>'))`: the serial does not count.
#[test]
fn a_process_hashes_by_fifteen_bits_of_its_number() {
    let recorded = [
        (0, 39589991),
        (1, 51930921),
        (99, 1263425),
        (1000, 105136293),
        (32767, 91982837),
    ];
    for (number, hash) in recorded {
        assert_eq!(phash2_of_process(number, 1 << 27), hash, "{number}");
        assert_eq!(
            phash2_of_process(number + (3 << 15), 1 << 27),
            hash,
            "{number} after three wraps"
        );
    }
}
