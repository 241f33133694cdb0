//! Randomness keyed by entity: a number depends on whose it is, never on how many were drawn before.
//!
//! Every entity of a run (the run, a day of it, a call of that day) has a [`Key`]; a key has words, one per
//! lane, and children. A lever that adds an agent or drops a call leaves the numbers of all others as they are,
//! which is what makes paired comparisons sharp.
//!
//! A key's words are the outputs of SplitMix64 (Steele, Lea & Flood 2014, "Fast splittable pseudorandom number
//! generators", OOPSLA) started at the key, in Vigna's form with Stafford's thirteenth mixer. A child is another
//! mixer (MurmurHash3's finaliser) of the key and the label with another increment, so that each word of a child
//! has gone through two rounds, of different constants, since the labels were neighbours.
//!
//! # Overlap
//!
//! All SplitMix64 streams with one increment lie on a single cycle of 2^64, and a key is merely a place on it.
//! Two keys closer than `L` lanes along the cycle share words, at shifted lanes. Children of one parent have
//! different keys, because mixing is one-to-one, but nothing keeps keys apart: as if thrown at random, `n` entities
//! that each use `L` lanes hold about `n² L / 2^64` overlapping pairs. For a million calls of eight lanes that
//! is a chance of 4e-7 that any two share a number; for 10^8 it is 0.4 %, and from some 10^9 on a pair is to be
//! expected: two calls among 10^9, such that one's patience and the other's handling time, say, rise together. No
//! average over calls can show that. These numbers are no secret either: the mixers are easily inverted.

/// Increment between the words of a key: 2^64 divided by the golden ratio, made odd.
const WORDS: u64 = 0x9e37_79b9_7f4a_7c15;
/// Increment between the children of a key: a multiplier of Steele & Vigna (2022), here merely an odd number unlike [`WORDS`].
const CHILDREN: u64 = 0xd134_2543_de82_ef95;

/// An entity's place in the randomness.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(u64);

impl Key {
    /// The root of everything random in a run with this seed; neighbouring seeds are unrelated.
    #[inline(always)]
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(murmur(seed.wrapping_add(CHILDREN)))
    }

    /// Another entity below this one; children of neighbouring keys or labels are unrelated.
    #[inline(always)]
    #[must_use]
    pub const fn child(self, label: u64) -> Self {
        Self(murmur(self.0.wrapping_add(label.wrapping_add(1).wrapping_mul(CHILDREN))))
    }

    /// This entity's 64 random bits of a lane.
    #[inline(always)]
    #[must_use]
    pub const fn word(self, lane: u64) -> u64 {
        let z = self.0.wrapping_add(lane.wrapping_add(1).wrapping_mul(WORDS));
        let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A uniform number in the open interval from 0 to 1: an odd multiple of 2^-53, so that its
    /// complement is exact and as likely, and neither is ever an end.
    ///
    /// Of the word the upper 52 bits are taken; with 53 the largest would round to 1.
    #[inline(always)]
    #[must_use]
    pub fn uniform(self, lane: u64) -> f64 {
        const ONE: u64 = 1023 << 52;
        const BELOW_ONE: f64 = 1.0 - f64::EPSILON / 2.0;
        // The bits are a number from 1 to 2; the difference is exact, and costs less than converting an integer.
        f64::from_bits(ONE | (self.word(lane) >> 12)) - BELOW_ONE
    }

    /// The key as a number, for transport.
    #[inline(always)]
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// The key that [`Key::bits`] gave.
    #[inline(always)]
    #[must_use]
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }
}

/// The finaliser of MurmurHash3 (Appleby 2011), which is one-to-one.
#[inline]
const fn murmur(z: u64) -> u64 {
    let z = (z ^ (z >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let z = (z ^ (z >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    z ^ (z >> 33)
}
