//! `:erlang.phash2/2` of a binary: how the book's pool picks a worker, so that a name meets the worker it would there.
//!
//! Bob Jenkins' hash of 1996, as the BEAM's `make_hash2` seeds it. It lacks every type but the binary.

/// 2^32 divided by the golden ratio: where the first two words of the state start.
const GOLDEN_RATIO: u32 = 0x9e37_79b9;

/// Where the third word starts for a binary; the BEAM gives every type a multiple of the ratio of its own.
const BINARY: u32 = GOLDEN_RATIO.wrapping_mul(13);

/// `:erlang.phash2(text, range)`: a number from 0 to `range - 1`, the same on every machine.
///
/// # Panics
///
/// When `range` is 0, which the BEAM refuses as well.
#[must_use]
pub fn phash2(text: &str, range: u32) -> u32 {
    assert!(range > 0, "phash2 needs a range of at least 1");
    hash(text.as_bytes()) % range
}

fn hash(bytes: &[u8]) -> u32 {
    if bytes.is_empty() {
        return BINARY;
    }
    let mut state = [GOLDEN_RATIO, GOLDEN_RATIO, BINARY];
    let (blocks, rest) = bytes.as_chunks::<12>();
    for block in blocks {
        state = mix(add(state, *block));
    }
    let mut last = [0; 12];
    // The lowest byte of the last word is kept for the length, so a ninth byte and those after it move up by one.
    for (at, byte) in rest.iter().enumerate() {
        last[if at < 8 { at } else { at + 1 }] = *byte;
    }
    state[2] = state[2].wrapping_add(bytes.len() as u32);
    mix(add(state, last))[2]
}

fn add(state: [u32; 3], block: [u8; 12]) -> [u32; 3] {
    let (words, _) = block.as_chunks::<4>();
    std::array::from_fn(|at| state[at].wrapping_add(u32::from_le_bytes(words[at])))
}

fn mix([mut a, mut b, mut c]: [u32; 3]) -> [u32; 3] {
    for [first, second, third] in [[13, 8, 13], [12, 16, 5], [3, 10, 15]] {
        a = a.wrapping_sub(b).wrapping_sub(c) ^ (c >> first);
        b = b.wrapping_sub(c).wrapping_sub(a) ^ (a << second);
        c = c.wrapping_sub(a).wrapping_sub(b) ^ (b >> third);
    }
    [a, b, c]
}

#[cfg(test)]
mod tests {
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
}
