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
    [DataRow("${AB", "${AB")]
    [DataRow("${AB:-c", "${AB:-c")]
    [DataRow("${#NAME} b", "${#NAME}")]
    [DataRow("${NAME%/*}", "${NAME%/*}")]
    [DataRow("${1}", "${1}")]
    [DataRow("${A1}${A:}", "${A:}")]
    [DataRow("${A:-${B%x}}", "${B%x}")]
    [DataRow("$$${}", "${}")]
    public void Variables_that_Compose_can_not_read_are_found(string text, string? expected) =>
        Assert.AreEqual(expected, Interpolation.FindInvalid(text) is { } found ? text.Substring(found.Start, found.Length) : null);

    [TestMethod]
    [DataRow("80", "80")]
    [DataRow("127.0.0.1:80:81", "127.0.0.1|80|81")]
    [DataRow("[::1]:80:81", "[::1]|80|81")]
    [DataRow("${BIND:-127.0.0.1}:${PORT:-80}:81", "${BIND:-127.0.0.1}|${PORT:-80}|81")]
    [DataRow("a}:b", "a}|b")]
    public void Short_forms_are_split_outside_of_variables_and_addresses(string text, string expected) => Assert.AreEqual(expected, string.Join('|', Interpolation.Split(text, ':')));

    [TestMethod]
    [DataRow("nginx:1.29.1", "nginx:1.29.1")]
    [DataRow("$TAG", "$TAG")]
    [DataRow("nginx:${TAG:-1.29.1}", "nginx:1.29.1")]
    [DataRow("nginx:${TAG-1.29.1-alpine}", "nginx:1.29.1-alpine")]
    [DataRow("${A:-}${B-}", "")]
    [DataRow("${A:-b}$", "b$")]
    [DataRow("a{b-c}${D-e}", "a{b-c}e")]
    [DataRow("$A}-${B:-c}", "$A}-c")]
    [DataRow("${A}${B:?say-it}${C?say-it}${D:+a-b}${E+a-b}", "${A}${B:?say-it}${C?say-it}${D:+a-b}${E+a-b}")]
    [DataRow("${-a}${:-a}${1-a}", "${-a}${:-a}${1-a}")]
    [DataRow("${IMAGE:-nginx:${TAG:-1.29.1}}", "nginx:1.29.1")]
    [DataRow("${IMAGE:-nginx:${TAG}}", "nginx:${TAG}")]
    [DataRow("${A?${B:-c}}${D:-e}", "${A?${B:-c}}e")]
    [DataRow("$${A:-b}${C:-d}", "$${A:-b}d")]
    [DataRow("${A:-b}${C:-d", "b${C:-d")]
    public void A_variable_with_a_default_is_its_default(string text, string expected) => Assert.AreEqual(expected, Interpolation.WithDefaults(text));

    [TestMethod]
    public void Defaults_in_defaults_need_no_time_of_their_own() =>
        Assert.AreEqual("x", Interpolation.WithDefaults($"{string.Concat(Enumerable.Repeat("${A:-", 100_000))}x{new string('}', 100_000)}"));

    [TestMethod]
    [DataRow("$A", true)]
    [DataRow("a${B}", true)]
    [DataRow("$$A", false)]
    [DataRow("$$$A", true)]
    [DataRow("a", false)]
    public void A_dollar_written_twice_is_no_variable(string text, bool hasVariable) => Assert.AreEqual(hasVariable, Interpolation.HasVariable(text));

    [TestMethod]
    [DataRow("a", null)]
    [DataRow("$", null)]
    [DataRow("$1", null)]
    [DataRow("$(a)", null)]
    [DataRow("$$A", "$$ = $")]
    [DataRow("$A", "$A")]
    [DataRow("$_a1_B-c", "$_a1_B")]
    [DataRow("$z", "$z")]
    [DataRow("$Z a", "$Z")]
    [DataRow("${A:-${B}}c", "${A:-${B}}")]
    [DataRow("${A", "${A")]
    public void What_Compose_fills_in_is_read_at_its_place(string text, string? expected) =>
        Assert.AreEqual(expected, Interpolation.Read(text, 0) is { } read ? text[..read.Length] + (read.Value is null ? "" : $" = {read.Value}") : null);
}
