using A11.Core.Compose.Model;

namespace A11.Core.Tests.Compose;

[TestClass]
public sealed class InterpolationTests
{
    [TestMethod]
    [DataRow("plain", null)]
    [DataRow("$NAME ${NAME} ${_N1:-a} ${N-a} ${N:?a} ${N?a} ${N:+a} ${N+a}", null)]
    [DataRow("${A:-${B:-c}}", null)]
    [DataRow("$${#NAME} $$ $(date) $1 $", null)]
    [DataRow("a ${}", "${}")]
    [DataRow("${A", "${A")]
    [DataRow("${#NAME} b", "${#NAME}")]
    [DataRow("${NAME%/*}", "${NAME%/*}")]
    [DataRow("${1}", "${1}")]
    [DataRow("${A:-${B%x}}", "${B%x}")]
    [DataRow("$$${}", "${}")]
    public void Variables_that_Compose_can_not_read_are_found(string text, string? expected) =>
        Assert.AreEqual(expected, Interpolation.FindInvalid(text) is { } found ? text.Substring(found.Start, found.Length) : null);

    [TestMethod]
    [DataRow("80", "80")]
    [DataRow("127.0.0.1:80:81", "127.0.0.1|80|81")]
    [DataRow("[::1]:80:81", "[::1]|80|81")]
    [DataRow("${BIND:-127.0.0.1}:${PORT:-80}:81", "${BIND:-127.0.0.1}|${PORT:-80}|81")]
    public void Short_forms_are_split_outside_of_variables_and_addresses(string text, string expected) => Assert.AreEqual(expected, string.Join('|', Interpolation.Split(text, ':')));
}
