using A11.Core.Shell.Flow;

namespace A11.Core.Tests.Shell;

/// <summary>What is known of variables, where ways part and meet.</summary>
[TestClass]
public sealed class ValueStateTests
{
    private static readonly KnownValue Word = new(ValueShape.Word, IsInteger: false);
    private static readonly KnownValue Number = new(ValueShape.Word, IsInteger: true);
    private static readonly KnownValue Anything = new(ValueShape.Any, IsInteger: false);

    [TestMethod]
    public void A_change_leaves_the_state_before_it_as_it_was()
    {
        var before = ValueState.Empty.Set(2, Word);
        var after = before.Set(2, Anything).Set(0, Number);
        Assert.AreEqual(Word, before.Find(2));
        Assert.IsNull(before.Find(0));
        Assert.AreEqual(Anything, after.Find(2));
        Assert.AreEqual(Number, after.Find(0));
        Assert.IsNull(after.Find(1));
        Assert.IsNull(after.Find(100));
    }

    [TestMethod]
    public void Where_ways_meet_only_what_holds_on_both_is_known()
    {
        var left = ValueState.Empty.Set(0, Word).Set(1, Number).Set(2, Number).Set(3, new KnownValue(ValueShape.Empty, IsInteger: true));
        var right = ValueState.Empty.Set(1, Number).Set(2, Word).Set(3, Number);
        foreach (var joined in new[] { ValueState.Join(left, right)!, ValueState.Join(right, left)! })
        {
            Assert.IsNull(joined.Find(0));
            Assert.AreEqual(Number, joined.Find(1));
            Assert.AreEqual(Word, joined.Find(2));
            Assert.AreEqual(new KnownValue(ValueShape.Any, IsInteger: true), joined.Find(3));
        }

        Assert.AreSame(left, ValueState.Join(left, null));
        Assert.IsNull(ValueState.Join(null, null));
    }

    [TestMethod]
    public void States_are_the_same_where_the_same_is_known_however_many_variables_were_numbered()
    {
        var state = ValueState.Empty.Set(1, Word);
        Assert.IsTrue(state.IsSame(state.Set(5, Number).Set(5, null)));
        Assert.IsTrue(state.Set(5, Number).Set(5, null).IsSame(state));
        Assert.IsFalse(state.IsSame(state.Set(5, Number)));
        Assert.IsFalse(state.Set(5, Number).IsSame(state));
        Assert.IsFalse(state.IsSame(ValueState.Empty.Set(1, Number)));
    }

    [TestMethod]
    public void Several_variables_change_at_once()
    {
        var state = ValueState.Empty.Set(0, Anything).SetAll([4, 1], Word);
        CollectionAssert.AreEqual(new KnownValue?[] { Anything, Word, null, null, Word }, Enumerable.Range(0, 5).Select(variable => state.Find(variable)).ToArray());
    }
}
