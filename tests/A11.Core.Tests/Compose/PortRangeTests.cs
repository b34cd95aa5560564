using A11.Core.Compose.Model;

namespace A11.Core.Tests.Compose;

[TestClass]
public sealed class PortRangeTests
{
    [TestMethod]
    [DataRow("80", "80-80 1")]
    [DataRow("0", "0-0 1")]
    [DataRow("65535", "65535-65535 1")]
    [DataRow("8000-8005", "8000-8005 6")]
    [DataRow("8000-8000", "8000-8000 1")]
    [DataRow("8005-8000", null)]
    [DataRow("65536", null)]
    [DataRow("8000-65536", null)]
    [DataRow("-80", null)]
    [DataRow("80-", null)]
    [DataRow("http", null)]
    [DataRow("", null)]
    public void A_range_is_read(string text, string? expected) => Assert.AreEqual(expected, PortRange.Parse(text) is { } range ? $"{range.First}-{range.Last} {range.Count}" : null);

    [TestMethod]
    [DataRow("80", "80", true)]
    [DataRow("80", "81", false)]
    [DataRow("80-90", "90-99", true)]
    [DataRow("80-90", "70-80", true)]
    [DataRow("80-90", "91", false)]
    [DataRow("80-90", "79", false)]
    [DataRow("80-90", "85", true)]
    public void Ranges_overlap_where_a_port_is_in_both(string one, string other, bool overlap)
    {
        Assert.AreEqual(overlap, PortRange.Parse(one)!.Value.Overlaps(PortRange.Parse(other)!.Value));
        Assert.AreEqual(overlap, PortRange.Parse(other)!.Value.Overlaps(PortRange.Parse(one)!.Value));
    }
}
