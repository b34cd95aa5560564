[assembly: Parallelize]

namespace Inventory.Tests;

[TestClass]
public sealed class StockCountTests
{
    [TestMethod]
    [DataRow("12", 12L)]
    [DataRow("-1", null)]
    [DataRow("a dozen", null)]
    public void A_count_is_a_whole_number_of_pieces(string text, long? expected) => Assert.AreEqual(expected, StockCount.Parse(text));
}
