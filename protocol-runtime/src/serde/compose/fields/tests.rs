//! Numbers and contradictions in deserialized packets.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Composer, Value};
use crate::info::{
    ConditionInfo, CountInfo, Definition, Describes, FieldInfo, IntegerInfo, ListInfo, OperandInfo, TagInfo, TestInfo,
    TypeInfo, ValueInfo, VariantInfo, VariantsInfo,
};

static FIELDS: [FieldInfo; 2] = [FieldInfo::new("float", TypeInfo::Float), FieldInfo::new("double", TypeInfo::Double)];

fn composed(float: Value, double: Value) -> Result<Vec<u8>, String> {
    let given = Value::Map([("float".to_string(), float), ("double".to_string(), double)].into());
    let mut composer = Composer::new();
    composer.fields(&FIELDS, &given)?;
    Ok(composer.into_bytes())
}

#[test]
fn floats_are_the_nearest_ones() {
    let bytes = |float: f32, double: f64| [&float.to_be_bytes()[..], &double.to_be_bytes()].concat();
    assert_eq!(composed(Value::Float(0.1), Value::Float(0.1)), Ok(bytes(0.1, 0.1)));
    assert_eq!(composed(Value::Integer(-3), Value::Integer(3)), Ok(bytes(-3.0, 3.0)));
    assert_eq!(composed(Value::Float(-0.0), Value::Float(1e300)), Ok(bytes(-0.0, 1e300)));
    let text = |text: &str| Value::Text(text.to_string());
    assert_eq!(composed(text("inf"), text("-inf")), Ok(bytes(f32::INFINITY, f64::NEG_INFINITY)));
    let (float, double) = (f32::from_bits(0xff80_0001), f64::from_bits(0x7ff8_0000_0000_0007));
    assert_eq!(composed(text("nan:ff800001"), text("nan:7ff8000000000007")), Ok(bytes(float, double)));
    assert!(composed(Value::Nothing, Value::Float(0.0)).is_err(), "nothing is not a number");
    assert!(composed(text("nan:0"), Value::Float(0.0)).is_err(), "these are the bits of a number");
}

#[test]
fn a_number_too_large_for_a_float_is_rejected() {
    let error = composed(Value::Float(1e39), Value::Float(0.0)).unwrap_err();
    assert_eq!(error, "field `float`: 1e39 is not a valid `float`");
    assert!(composed(Value::Float(f64::from(f32::MAX)), Value::Float(0.0)).is_ok());
}

fn map<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Map(entries.map(|(name, value)| (name.to_string(), value)).into())
}

const INT8: TypeInfo = TypeInfo::Integer(IntegerInfo::Int8);
static POSITIVE: ConditionInfo = ConditionInfo { field: 0, test: TestInfo::Above(OperandInfo::Number(0)) };

#[test]
fn a_count_that_is_a_struct_field_has_to_agree() {
    static ITEMS: ListInfo = ListInfo::new(CountInfo::Field { index: 0, unit: 2 }, INT8);
    static FIELDS: [FieldInfo; 2] = [
        FieldInfo::new("count", INT8).describing(Describes::Partly),
        FieldInfo::new("items", TypeInfo::List(&ITEMS)).when(&POSITIVE),
    ];
    let composed = |count: i128, items: &[i128]| {
        let items = Value::List(items.iter().map(|item| Value::Integer(*item)).collect());
        let mut composer = Composer::new();
        composer.fields(&FIELDS, &map([("count", Value::Integer(count)), ("items", items)]))?;
        Ok(composer.into_bytes())
    };
    assert_eq!(composed(4, &[7, 8]), Ok([4, 7, 8].into()));
    let error: Result<Vec<u8>, String> = composed(3, &[7, 8]);
    assert_eq!(error.unwrap_err(), "field `items`: `count` is 3, but this field requires 4");
    assert!(composed(2, &[]).is_err());
}

#[test]
fn a_tag_that_is_a_struct_field_has_to_agree() {
    static FIRST: [FieldInfo; 1] = [FieldInfo::new("value", INT8)];
    static VARIANTS: [VariantInfo; 2] = [
        VariantInfo::new("First", ValueInfo::Integer(1), &FIRST),
        VariantInfo::new("Second", ValueInfo::Integer(2), &FIRST),
    ];
    static CHOICE: VariantsInfo = VariantsInfo::new("Choice", 1, INT8, &VARIANTS);
    static FIELDS: [FieldInfo; 2] = [
        FieldInfo::new("kind", INT8).describing(Describes::Partly),
        FieldInfo::new("choice", TypeInfo::Variants(Definition::new(|| &CHOICE)))
            .when(&POSITIVE)
            .tagged(TagInfo { field: 0, mask: None }),
    ];
    let composed = |kind: i128, tag: i128| {
        let fields = map([("value", Value::Integer(9))]);
        let choice = map([("tag", Value::Integer(tag)), ("fields", fields)]);
        let mut composer = Composer::new();
        composer.fields(&FIELDS, &map([("kind", Value::Integer(kind)), ("choice", choice)]))?;
        Ok(composer.into_bytes())
    };
    assert_eq!(composed(2, 2), Ok([2, 9].into()));
    let error: Result<Vec<u8>, String> = composed(1, 2);
    assert_eq!(error.unwrap_err(), "field `choice`: `kind` is 1, but this field requires 2");
}

#[test]
fn fields_share_bits_and_numbers_that_do_not_fit_are_rejected() {
    static LOW: ConditionInfo = ConditionInfo { field: 0, test: TestInfo::Bits { mask: 1, bits: 1 } };
    static BOTH: ConditionInfo = ConditionInfo { field: 0, test: TestInfo::Bits { mask: 3, bits: 3 } };
    static FIELDS: [FieldInfo; 3] = [
        FieldInfo::new("flags", INT8).describing(Describes::Bits),
        FieldInfo::new("a", INT8).when(&LOW),
        FieldInfo::new("b", INT8).when(&BOTH),
    ];
    let composed = |flags: i128, fields: &[&'static str]| {
        let mut entries = Vec::from([("flags".to_string(), Value::Integer(flags))]);
        entries.extend(fields.iter().map(|name| (name.to_string(), Value::Integer(7))));
        let mut composer = Composer::new();
        composer.fields(&FIELDS, &Value::Map(entries))?;
        Ok::<_, String>(composer.into_bytes())
    };
    assert_eq!(composed(4, &["a", "b"]), Ok([7, 7, 7].into()));
    assert_eq!(composed(-128, &["a"]), Ok([0x81, 7].into()));
    assert_eq!(composed(65_536, &[]).unwrap_err(), "field `flags`: 65536 is not a valid `int8`");
    assert_eq!(composed(254, &["a"]).unwrap_err(), "field `flags`: 254 is not a valid `int8`");
    assert!(composed(1, &["a"]).is_err(), "the bit belongs to `a`");
    assert!(composed(0, &["b"]).is_err(), "both bits are set, so `a` has to be present");
}

#[test]
fn a_tag_has_to_fit_into_its_bits() {
    static NOTHING: [FieldInfo; 0] = [];
    static VARIANTS: [VariantInfo; 1] = [VariantInfo::new("First", ValueInfo::Integer(1), &NOTHING)];
    static CHOICE: VariantsInfo = VariantsInfo::new("Choice", 1, INT8, &VARIANTS).with_other(&NOTHING);
    static FIELDS: [FieldInfo; 2] = [
        FieldInfo::new("flags", INT8).describing(Describes::Bits),
        FieldInfo::new("choice", TypeInfo::Variants(Definition::new(|| &CHOICE)))
            .tagged(TagInfo { field: 0, mask: Some(3) }),
    ];
    let composed = |tag: i128| {
        let choice = map([("tag", Value::Integer(tag)), ("fields", map([]))]);
        let mut composer = Composer::new();
        composer.fields(&FIELDS, &map([("flags", Value::Integer(8)), ("choice", choice)]))?;
        Ok::<_, String>(composer.into_bytes())
    };
    assert_eq!(composed(1), Ok([9].into()));
    for tag in [4, 257, -253] {
        assert!(composed(tag).is_err(), "{tag}");
    }
}
