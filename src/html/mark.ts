/** No text of a portfolio has this character: it is taken out of all of them. It begins and ends what is put in its place later. */
export const MARK = '\uffff';
