using A11.Core.Compose.Model;

namespace A11.Core.Tests.Compose;

/// <summary>The two orders of names differ in numbers alone.</summary>
[TestClass]
public sealed class NameOrderTests
{
    [TestMethod]
    [DataRow("web9", "web10")]
    [DataRow("web09", "web10")]
    [DataRow("db", "web")]
    public void Numbers_are_compared_by_their_value(string first, string second) => Assert.IsLessThan(0, NameOrder.Numeric.Compare(first, second));

    [TestMethod]
    [DataRow("web10", "web9")]
    [DataRow("web-1", "web1")]
    [DataRow("db", "Web")]
    public void Digits_are_compared_one_by_one(string first, string second) => Assert.IsLessThan(0, NameOrder.Alphabetical.Compare(first, second));
}
