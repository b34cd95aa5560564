using A11.Core.Compose.Model;

namespace A11.Core.Tests.Compose;

/// <summary>The two orders of names differ in numbers alone.</summary>
[TestClass]
public sealed class NameOrderTests
{
    [TestMethod]
    [DataRow("web9", "web10")]
    [DataRow("web09", "web10")]
    [DataRow("web1", "web1a")]
    [DataRow("1-2", "1-10")]
    [DataRow("9", "a")]
    [DataRow("-", "9")]
    [DataRow("db", "web")]
    public void Numbers_are_compared_by_their_value(string first, string second) => AssertOrder(NameOrder.Numeric, first, second);

    [TestMethod]
    [DataRow("web10", "web9")]
    [DataRow("web-1", "web1")]
    [DataRow("web1", "weba")]
    [DataRow("web", "web1")]
    [DataRow("", "a")]
    [DataRow("db", "Web")]
    public void Digits_are_compared_one_by_one(string first, string second) => AssertOrder(NameOrder.Alphabetical, first, second);

    [TestMethod]
    [DataRow("web", "WEB")]
    [DataRow("web09", "web9")]
    public void Names_of_one_place_are_equal(string first, string second) => Assert.AreEqual(0, NameOrder.Numeric.Compare(first, second));

    private static void AssertOrder(NameOrder order, string first, string second)
    {
        Assert.IsLessThan(0, order.Compare(first, second));
        Assert.IsGreaterThan(0, order.Compare(second, first));
    }
}
