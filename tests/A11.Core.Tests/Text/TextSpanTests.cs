using A11.Core.Text;

namespace A11.Core.Tests.Text;

/// <summary>Spans are half-open, and ordered by their start, then by their length.</summary>
[TestClass]
public sealed class TextSpanTests
{
    [TestMethod]
    [DataRow(1, false)]
    [DataRow(2, true)]
    [DataRow(4, true)]
    [DataRow(5, false)]
    public void An_offset_is_inside_or_not(int offset, bool expected) => Assert.AreEqual(expected, new TextSpan(2, 3).Contains(offset));

    [TestMethod]
    [DataRow(2, 3, true)]
    [DataRow(3, 1, true)]
    [DataRow(1, 3, false)]
    [DataRow(3, 3, false)]
    [DataRow(5, 0, true)]
    public void A_span_is_inside_or_not(int start, int length, bool expected) => Assert.AreEqual(expected, new TextSpan(2, 3).Contains(new TextSpan(start, length)));

    [TestMethod]
    [DataRow(0, 1, false)]
    [DataRow(0, 2, true)]
    [DataRow(5, 1, true)]
    [DataRow(6, 1, false)]
    public void Spans_touch_or_not(int start, int length, bool expected) => Assert.AreEqual(expected, new TextSpan(2, 3).Touches(new TextSpan(start, length)));

    [TestMethod]
    public void They_are_ordered()
    {
        var (one, longer, later) = (new TextSpan(1, 2), new TextSpan(1, 3), new TextSpan(2, 1));
        Assert.IsTrue(one < longer && longer < later && later > longer && longer > one && one <= longer && later >= longer);
        Assert.IsFalse(longer < one || one > longer || longer <= one || one >= longer);
        var same = one with { };
        Assert.IsTrue(one <= same && one >= same);
        Assert.IsFalse(one < same || one > same);
        Assert.AreEqual(new TextSpan(1, 2), one.Union(one));
        Assert.AreEqual(TextSpan.FromBounds(1, 4), one.Union(longer));
        Assert.AreEqual(new TextSpan(4, 2), one.Shift(3));
    }
}
