using A11.Core.Text;

namespace A11.Core.Tests.Text;

/// <summary>Places of an embedded text in the file that holds it.</summary>
[TestClass]
public sealed class SourceMapTests
{
    /// <summary><c>ab"c</c>, written as <c>ab\"c</c> from offset 10 on, and a line end that is written as <c>\n</c>.</summary>
    private static readonly SourceMap Escaped = SourceMap.FromSegments([new(0, 2, new TextSpan(10, 2)), new(2, 1, new TextSpan(12, 2)), new(3, 1, new TextSpan(14, 1)), new(4, 1, new TextSpan(15, 2))]);

    [TestMethod]
    [DataRow(0, 2, 10, 12)]
    [DataRow(1, 1, 11, 12)]
    [DataRow(1, 2, 11, 14)]
    [DataRow(2, 1, 12, 14)]
    [DataRow(3, 2, 14, 17)]
    [DataRow(2, 0, 12, 12)]
    [DataRow(4, 0, 15, 15)]
    [DataRow(5, 0, 17, 17)]
    public void A_span_is_where_its_text_is_written(int start, int length, int hostStart, int hostEnd) =>
        Assert.AreEqual(TextSpan.FromBounds(hostStart, hostEnd), Escaped.ToHost(new TextSpan(start, length)));

    [TestMethod]
    public void A_part_has_the_places_of_the_whole()
    {
        var part = Escaped.Slice(new TextSpan(1, 3));
        Assert.AreEqual(TextSpan.FromBounds(12, 14), part.ToHost(new TextSpan(1, 1)));
        Assert.AreEqual(TextSpan.FromBounds(14, 15), part.ToHost(new TextSpan(2, 1)));
        Assert.AreEqual(new TextSpan(15, 0), part.ToHost(new TextSpan(3, 0)));
    }

    [TestMethod]
    public void An_embedded_text_in_an_embedded_one_leads_to_the_file()
    {
        var inner = SourceMap.FromSegments([new(0, 2, new TextSpan(1, 2)), new(2, 1, new TextSpan(3, 1))]);
        var map = inner.Then(Escaped);
        Assert.AreEqual(TextSpan.FromBounds(11, 14), map.ToHost(new TextSpan(0, 2)));
        Assert.AreEqual(TextSpan.FromBounds(14, 15), map.ToHost(new TextSpan(2, 1)));
    }
}
