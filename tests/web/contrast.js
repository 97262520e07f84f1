/* The texts of a page that cannot be told from their ground well enough: a contrast below 4.5, or 3 where they are large. */
(() => {
  const parts = colour => colour.match(/[\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = parts(getComputedStyle(e).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) { return colour; }
    }
    return parts(getComputedStyle(document.body).backgroundColor);
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const style = getComputedStyle(element);
    const inPicture = element.ownerSVGElement !== undefined && element.ownerSVGElement !== null;
    if (!walker.currentNode.data.trim() || !element.getClientRects().length || style.visibility === "hidden" || element.closest("script, style, noscript")) { continue; }
    const colour = parts(inPicture ? style.fill : style.color);
    const [a, b] = [light(colour), light(ground(inPicture ? element.ownerSVGElement.parentElement : element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.6 && style.fontWeight >= 600);
    if (contrast < (large ? 3 : 4.5)) { faint.push([walker.currentNode.data.trim().slice(0, 40), contrast.toFixed(2)]); }
  }
  return faint;
})()
